import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plan, validate } from '../../src/pipeline.js';
import { gateOff } from '../support/applying.js';
import { account, type Desk, keyDocument, openDesk, root, runtimeWith, value } from '../support/desk.js';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const role = `arn:aws:iam::${account}:role/ops/keywright`;
const allowKms = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }] };

describe('a target', () => {
  it('with a role is read and written by that role, which is also its reconciler', async () => {
    await desk.control('principals', {
      arn: role,
      policies: [allowKms],
      trust: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }],
      },
    });
    await desk.write({
      'keywright.yaml': root.replace('reconciler: { user: administrator }', `assumeRole: ${role}`),
      'cards.yaml': keyDocument('cards'),
    });
    const made = await desk.plan();
    const create = made.changes[0]?.step;
    expect(create?.op === 'create-key' && create.state.policy).toContain(role);
    expect((await desk.apply(made)).outcome).toBe('applied');
    expect((await desk.plan()).changes).toEqual([]);
  });

  it('with an endpoint needs no environment, and its STS is there too', async () => {
    await desk.write({
      'keywright.yaml': root.replace('  reconciler', `  endpoint: ${desk.url}\n  reconciler`),
      'cards.yaml': keyDocument('cards'),
    });
    const runtime = runtimeWith({ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
    const estate = value(await validate(desk.folder));
    const made = value(
      await plan(estate, { targets: [] }, gateOff, { toolVersion: 'test', commit: null }, runtime),
    );
    expect(made.changes.map(({ step }) => step.op)).toEqual(['create-key', 'create-alias']);
  });

  it('is used with temporary credentials too', async () => {
    await desk.control('principals', { arn: role, policies: [allowKms] });
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const sts = new STSClient({ endpoint: desk.url, region: 'eu-west-1', credentials });
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'ci' }));
    sts.destroy();
    const runtime = runtimeWith({
      ...desk.env,
      AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? '',
      AWS_SESSION_TOKEN: Credentials?.SessionToken ?? '',
    });
    await desk.write({ 'keywright.yaml': root, 'cards.yaml': keyDocument('cards') });
    const estate = value(await validate(desk.folder));
    expect(
      (await plan(estate, { targets: [] }, gateOff, { toolVersion: 'test', commit: null }, runtime)).ok,
    ).toBe(true);
  });
});
