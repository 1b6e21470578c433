import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, type Desk, grantDocument, keyDocument, openDesk, region, root } from '../support/desk.js';

const run = promisify(execFile);
const aws = ['/usr/bin/aws', '/usr/local/bin/aws'].find((path) => existsSync(path));

/** Where the AWS CLI isn't installed (`apt-get install awscli`) there is nothing to test; CI installs it. */
describe.skipIf(aws === undefined)('what the AWS CLI changes, drift shows', () => {
  let desk: Desk;
  let arn = '';
  beforeAll(async () => {
    desk = await openDesk();
    const grant = grantDocument('use', { keys: ['cards'], grantees: [{ role: 'app' }] });
    await desk.write({
      'keywright.yaml': root,
      'cards.yaml':
        keyDocument('cards', { rotation: { everyDays: 365 }, tags: { team: 'payments' } }) + grant,
    });
    await desk.settle();
    const { KeyMetadata } = await desk.kms.send(new DescribeKeyCommand({ KeyId: 'alias/cards' }));
    arn = KeyMetadata?.Arn ?? '';
  });
  afterAll(() => desk.close());

  async function cli(...args: readonly string[]): Promise<string> {
    const env = {
      PATH: process.env['PATH'],
      HOME: desk.folder,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_DEFAULT_REGION: region,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
    };
    const all = ['--endpoint-url', desk.url, '--output', 'text', 'kms', ...args];
    const { stdout } = await run(aws ?? 'aws', all, { env });
    return stdout.trim();
  }

  /** The fields that drift tells of, once the estate is live again. */
  async function driftAfter(...args: readonly string[]): Promise<readonly string[]> {
    await desk.settle();
    expect((await desk.drift()).targets[0]?.drifted).toEqual([]);
    await cli(...args);
    const [target] = (await desk.drift()).targets;
    return [...new Set(target?.drifted.map(({ field }) => field))];
  }

  it.each([
    ['update-key-description', ['--description', 'by hand'], ['description']],
    ['tag-resource', ['--tags', 'TagKey=team,TagValue=nobody'], ['tags']],
    ['untag-resource', ['--tag-keys', 'team'], ['tags']],
    ['disable-key-rotation', [], ['rotation']],
    ['disable-key', [], ['life']],
  ])('%s', async (command, args, fields) => {
    expect(await driftAfter(command, '--key-id', arn, ...args)).toEqual(fields);
  });

  it('put-key-policy, with who gained', async () => {
    const policy = await cli('get-key-policy', '--key-id', arn, '--policy-name', 'default');
    const changed = policy.replace('role/app', 'role/spy');
    expect(changed).not.toBe(policy);
    expect(
      await driftAfter('put-key-policy', '--key-id', arn, '--policy-name', 'default', '--policy', changed),
    ).toEqual(['policy']);
    const [target] = (await desk.drift()).targets;
    const lost = target?.drifted[0]?.access?.lost.flatMap(({ principals }) => principals);
    expect(lost).toEqual([`arn:aws:iam::${account}:role/spy`]);
  });

  it('create-alias', async () => {
    const alias = ['--alias-name', 'alias/by-hand', '--target-key-id', arn];
    expect(await driftAfter('create-alias', ...alias)).toEqual(['aliases']);
  });

  it('schedule-key-deletion', async () => {
    expect(
      await driftAfter('schedule-key-deletion', '--key-id', arn, '--pending-window-in-days', '7'),
    ).toContain('life');
  });

  it('create-key: one that nobody manages', async () => {
    await desk.settle();
    const stray = await cli('create-key', '--description', 'stray', '--query', 'KeyMetadata.Arn');
    const [target] = (await desk.drift()).targets;
    expect(target?.unmanaged).toMatchObject([{ arn: stray, description: 'stray', owner: null }]);
  });

  it('create-grant: a native grant that isn’t declared is told by drift and plan, and left alone', async () => {
    const grantee = `arn:aws:iam::${account}:role/visitor`;
    await cli('create-grant', '--key-id', arn, '--grantee-principal', grantee, '--operations', 'Decrypt');
    const plan = await desk.plan();
    expect(plan.changes).toEqual([]);
    expect((await desk.drift()).targets[0]).toMatchObject({
      drifted: [],
      unmanagedGrants: [
        { key: { name: 'cards' }, access: { principals: [grantee], operations: ['Decrypt'] } },
      ],
    });
    expect(plan.meta.notes.map(({ message }) => message).join()).toContain(grantee);
  });
});
