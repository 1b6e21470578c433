import {
  CreateAliasCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  UpdateKeyDescriptionCommand,
} from '@aws-sdk/client-kms';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaProblems } from '../render/fits-schema.js';
import { type CliDesk, openCliDesk } from './cli-desk.js';
import { grant, key } from './documents.js';
import { home } from './world.js';

const use = grant('use', { role: 'app' });

let desk: CliDesk;
beforeEach(async () => {
  desk = await openCliDesk();
  await desk.writeEstate(key('cards') + use);
});
afterEach(() => desk.close());

describe('keywright rehearse', () => {
  it('passes with 0 and says what it found, and nothing is written', async () => {
    await desk.plan();
    const before = desk.liveState();
    const { exit, stdout, stderr } = await desk.at('rehearse', 'plan.json', '--world', 'world.yaml');
    expect({ exit, stderr: stderr.match(/error|warning/) }).toEqual({ exit: 0, stderr: null });
    expect(stdout).toMatch(
      /^the rehearsal passes: 2 changes applied, \d+ of \d+ declared accesses tried and working/,
    );
    expect(stdout).toContain(`The plan is applied as \`arn:aws:iam::${home}:user/ci\``);
    expect(desk.liveState()).toBe(before);
    const applied = await desk.at('apply', 'plan.json');
    expect(applied.exit, applied.stderr).toBe(0);
  });

  it('fails with 1 where a change would fail, and names it', async () => {
    await desk.plan();
    const { exit, stdout } = await desk.at('rehearse', 'plan.json', '--world', 'no-aliases.yaml');
    expect(exit).toBe(1);
    expect(stdout).toMatch(/^the rehearsal fails: 1 change would fail/);
    expect(stdout).toMatch(/would fail\n {2}cards@main {2}create `alias\/cards`/);
    expect(stdout).toContain('kms:CreateAlias');
  });

  it('fails with 1 where declared access would not work', async () => {
    await desk.writeEstate(key('cards') + grant('use', { role: 'not-allowed', account: '444455556666' }));
    await desk.plan();
    const { exit, stdout } = await desk.at('rehearse', 'plan.json', '--world', 'world.yaml');
    expect(exit).toBe(1);
    expect(stdout).toMatch(/fails .*role\/not-allowed.*Encrypt/);
    expect(stdout).toContain('no identity-based policy allows');
  });

  it('ends with 5 where the target has moved', async () => {
    await desk.plan();
    await desk.at('apply', 'plan.json');
    await desk.writeEstate(key('cards', { description: 'new' }) + use);
    await desk.plan();
    const { KeyMetadata } = await desk.kms.send(new DescribeKeyCommand({ KeyId: 'alias/cards' }));
    const byHand = { KeyId: KeyMetadata?.KeyId, Description: 'by hand' };
    await desk.kms.send(new UpdateKeyDescriptionCommand(byHand));
    const { exit, stdout, stderr } = await desk.at('rehearse', 'plan.json', '--world', 'world.yaml');
    expect({ exit, stdout }).toEqual({ exit: 5, stdout: '' });
    expect(stderr).toContain('error KW4030: `cards@main` is not as it was');
  });

  it('fits its schema as JSON, and is Markdown for a pull request', async () => {
    await desk.plan();
    for (const file of ['world.yaml', 'no-aliases.yaml']) {
      const json = await desk.at('rehearse', 'plan.json', '--world', file, '--format', 'json');
      expect(schemaProblems('rehearsal', json.stdout)).toEqual([]);
      expect(JSON.parse(json.stdout).passes).toBe(json.exit === 0);
      const markdown = await desk.at('rehearse', 'plan.json', '--world', file, '--format', 'markdown');
      expect(markdown.stdout).toMatch(/^### keywright: the rehearsal (passes|fails)/);
      expect(markdown.exit).toBe(json.exit);
    }
  });

  it('without a world says what it took for granted', async () => {
    await desk.plan();
    const { exit, stdout } = await desk.at('rehearse', 'plan.json');
    expect(exit).toBe(0);
    expect(stdout).toContain('No world file (`--world`) says what IAM policies allow');
  });

  it('applies as whoever is named', async () => {
    await desk.plan();
    const as = `arn:aws:iam::${home}:role/app`;
    const { exit, stdout } = await desk.at('rehearse', 'plan.json', '--world', 'world.yaml', '--as', as);
    expect(exit).toBe(1);
    expect(stdout).toMatch(/^the rehearsal fails: the plan would be refused/);
    expect(stdout).toContain('kms:ListAliases');
  });

  it.each([
    [['--world', 'missing.yaml'], 'missing.yaml'],
    [['--world', 'broken.yaml'], 'broken.yaml:1:'],
    [['--as', 'app'], '`--as` takes the ARN of a role or user'],
    [['--as', `arn:aws:iam::${home}:group/app`], '`--as` takes the ARN of a role or user'],
    [['--as', 'arn:aws:iam::999999999999:role/app'], 'but the plan’s targets are in'],
  ])('%j is a mistake of whoever calls', async (args, says) => {
    await desk.plan();
    const { exit, stdout, stderr } = await desk.at('rehearse', 'plan.json', ...args);
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' });
    expect(stderr).toContain(says);
  });

  it('wants a plan', async () => {
    for (const file of ['none.json', 'broken.yaml']) {
      const { exit, stderr } = await desk.at('rehearse', file);
      expect(exit).toBe(1);
      expect(stderr).toMatch(/error KW\d{4}.*(none\.json|broken\.yaml)/);
    }
  });
});

describe('keywright plan --rehearse', () => {
  it('prints the plan and then the rehearsal', async () => {
    const { exit, stdout } = await desk.at('plan', '--rehearse', '--world', 'world.yaml');
    expect(exit).toBe(0);
    expect(stdout.indexOf('create the key')).toBeGreaterThan(-1);
    expect(stdout.indexOf('the rehearsal passes')).toBeGreaterThan(stdout.indexOf('create the key'));
  });

  it('is one JSON', async () => {
    const { stdout } = await desk.at('plan', '--rehearse', '--world', 'no-aliases.yaml', '--format', 'json');
    const { plan: made, rehearsal } = JSON.parse(stdout);
    expect(schemaProblems('plan', JSON.stringify(made))).toEqual([]);
    expect(schemaProblems('rehearsal', JSON.stringify(rehearsal))).toEqual([]);
    expect(rehearsal.digest).toBe(made.digest);
  });

  it.each([
    ['world.yaml', 2],
    ['no-aliases.yaml', 1],
  ])('with %s and --exit-code ends with %i', async (file, code) => {
    expect((await desk.at('plan', '--rehearse', '--exit-code', '--world', file)).exit).toBe(code);
  });

  it.each([
    [['--world', 'world.yaml'], '`--world` is for a rehearsal, and none is asked for'],
    [['--as', `arn:aws:iam::${home}:role/app`], '`--as` is for a rehearsal, and none is asked for'],
    [['--rehearse', '--world', 'missing.yaml'], '`missing.yaml` does not exist'],
    [['--rehearse', '--as', 'app'], '`--as` takes the ARN of a role or user'],
  ])('with %j plans nothing', async (args, says) => {
    const { exit, stdout, stderr } = await desk.at('plan', ...args);
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' });
    expect(stderr).toContain(says);
  });

  it('tells a key that the plan leaves out', async () => {
    const { KeyMetadata } = await desk.kms.send(new CreateKeyCommand({}));
    await desk.kms.send(
      new CreateAliasCommand({ AliasName: 'alias/cards', TargetKeyId: KeyMetadata?.KeyId }),
    );
    const { exit, stdout } = await desk.at(
      'plan',
      '--rehearse',
      '--world',
      'world.yaml',
      '--format',
      'markdown',
    );
    expect(exit).toBe(1);
    expect(stdout).toContain('the rehearsal fails: 1 key left out by the plan');
  });
});
