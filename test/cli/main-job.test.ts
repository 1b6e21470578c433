import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, keywright, startKeywright, written } from './built-cli.js';

let folder: string;
let simulator: ChildProcess;
let env: NodeJS.ProcessEnv;
const estate = () => join(folder, 'keys');
const at = (...args: string[]) => keywright([...args, '--estate', estate()], { cwd: folder, env });

function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(estate(), file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

beforeAll(async () => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'keywright-job-'));
  simulator = startKeywright(['sim', '--port', '0', '--state', 'kms.state'], { cwd: folder });
  const [, url = ''] = await written(simulator, 'stdout', /listens on (http:\S+)/);
  env = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
  await keywright(['init', '--estate', estate()]);
  edit('targets.yaml', 'http://127.0.0.1:4599', url);
});

afterAll(async () => {
  const ended = new Promise((done) => simulator.on('exit', done));
  simulator.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

describe('from init to no changes', () => {
  it('init writes an estate that is right', async () => {
    expect(await at('validate')).toEqual({ exit: 0, stdout: 'ok: 1 key in 1 target\n', stderr: '' });
  });

  it('init refuses a folder with something in it', async () => {
    const { exit, stderr } = await keywright(['init', '--estate', estate()]);
    expect(exit).toBe(1);
    expect(stderr).toContain('KW6030');
  });

  it('compile prints what a key becomes', async () => {
    const { exit, stdout } = await at('compile', 'example', '--format', 'json');
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).keys[0]).toMatchObject({
      id: { name: 'example', target: 'local' },
      state: { aliases: ['alias/example'], policy: { Version: '2012-10-17' } },
    });
  });

  it.each([
    [['compile', 'exampel'], 'KW6006', 'did you mean `example`?'],
    [['plan', '--target', 'locl'], 'KW6005', 'did you mean `local`?'],
    [['drift', '--target', 'locl'], 'KW6005', 'did you mean `local`?'],
  ])('%j says what was meant', async (args, code, remedy) => {
    const { exit, stderr } = await at(...args);
    expect(exit).toBe(1);
    expect(stderr).toContain(`error ${code}`);
    expect(stderr).toContain(remedy);
  });

  it('plan shows changes, exits with 2 when asked to, and writes the plan file', async () => {
    const { exit, stdout, stderr } = await at('plan', '--out', 'plan.json', '--exit-code');
    expect([exit, stderr.match(/error|warning/)]).toEqual([2, null]);
    expect(stdout).toContain('create the key');
    const printed = await keywright(['show', 'plan.json', '--format', 'json'], { cwd: folder });
    expect(printed.stdout).toBe(readFileSync(join(folder, 'plan.json'), 'utf8'));
    const shown = await keywright(['show', 'plan.json'], { cwd: folder });
    expect(shown.stdout).toBe(stdout);
  });

  it.each([
    ['truncated', (text: string) => text.slice(0, text.length / 2)],
    ['edited', (text: string) => text.replace('alias/example', 'alias/exemple')],
    ['of another version', (text: string) => text.replace('"formatVersion":1', '"formatVersion":2')],
    ['no plan at all', () => '{"a":1}'],
    ['empty', () => ''],
    ['binary', () => '\u0000\u0001'],
  ])('apply refuses a plan file that is %s', async (_, damage) => {
    writeFileSync(join(folder, 'bad.json'), damage(readFileSync(join(folder, 'plan.json'), 'utf8')));
    const { exit, stdout, stderr } = await at('apply', 'bad.json');
    expect([exit, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^error KW4\d{3}: /);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('apply carries the plan out, and a plan after it has no changes', async () => {
    const applied = await at('apply', 'plan.json');
    expect(applied.exit).toBe(0);
    expect(applied.stdout).toMatch(/^applied: \d+ changes? done\n/);
    expect(applied.stderr).toContain('create the key');
    const again = await at('plan', '--exit-code');
    expect(again.exit).toBe(0);
    expect(again.stdout).toContain('no changes');
    const drift = await at('drift', '--exit-code');
    expect([drift.exit, drift.stdout]).toEqual([0, 'no drift in 1 target\n']);
  });

  it('a stale plan exits with 5, a risky one with 3 unless told, and drift with 2', async () => {
    edit('keys/example.yaml', 'Encrypts the data of the example application', 'Another description');
    expect((await at('plan', '--out', 'stale.json')).exit).toBe(0);
    edit('keys/example.yaml', 'Another description', 'A third description');
    expect((await at('apply', 'stale.json')).exit).toBe(5);

    edit('keys/example.yaml', 'purpose: encrypt', 'purpose: encrypt\n  state: disabled');
    const drift = await at('drift', '--exit-code', '--format', 'json');
    expect(drift.exit).toBe(2);
    expect(
      JSON.parse(drift.stdout).targets[0].drifted.map((field: { field: string }) => field.field),
    ).toContain('life');
    const rules = readFileSync(join(estate(), 'approvers.yaml'), 'utf8');
    edit('approvers.yaml', /gate: off/, 'gate: on');
    await at('plan', '--out', 'risky.json');
    const refused = await at('apply', 'risky.json', '--format', 'json');
    expect(refused.exit).toBe(3);
    expect(JSON.parse(refused.stdout)).toMatchObject({ outcome: 'refused', because: 'approval' });
    writeFileSync(join(estate(), 'approvers.yaml'), rules);
    await at('plan', '--out', 'risky.json');
    const applied = await at('apply', 'risky.json');
    expect(applied.exit).toBe(0);
    expect(applied.stdout).toContain('GATE IS OFF');
    expect((await at('plan')).stdout).toContain('no changes');
  });

  it('an endpoint that does not answer exits with 4', async () => {
    const targets = readFileSync(join(estate(), 'targets.yaml'), 'utf8');
    edit('targets.yaml', /http:\/\/127\.0\.0\.1:\d+/, 'http://127.0.0.1:9');
    const { exit, stdout, stderr } = await at('plan', '--out', 'unreachable.json');
    writeFileSync(join(estate(), 'targets.yaml'), targets);
    expect([exit, stdout]).toEqual([4, '']);
    expect(stderr).toMatch(/^error KW50\d\d: /m);
    expect(existsSync(join(folder, 'unreachable.json'))).toBe(false);
  });

  it('a port that is taken is said to be', async () => {
    const port = /127\.0\.0\.1:(\d+)/.exec(readFileSync(join(estate(), 'targets.yaml'), 'utf8'))?.[1] ?? '';
    const { exit, stderr } = await keywright(['sim', '--port', port]);
    expect(exit).toBe(1);
    expect(stderr).toContain(`error KW6040: the port \`${port}\` is in use`);
  });

  it('Ctrl-C stops an apply after the current step, and the same apply goes on', async () => {
    const example = readFileSync(join(estate(), 'keys/example.yaml'), 'utf8');
    const more = [1, 2, 3, 4].map((number) => example.replaceAll('example', `more-${number}`));
    writeFileSync(
      join(estate(), 'keys/more.yaml'),
      more.join('---\n').replaceAll('state: disabled', 'state: enabled'),
    );
    expect((await at('plan', '--out', 'more.json')).exit).toBe(0);
    const child = startKeywright(['apply', 'more.json', '--estate', estate()], { cwd: folder, env });
    const ended = new Promise((done) => child.on('exit', done));
    const stopped = written(child, 'stdout', /stopped: \d+ changes? done, \d+ not/);
    await written(child, 'stderr', /^\[1\/\d+\] /m);
    child.kill('SIGINT');
    await stopped;
    expect(await ended).toBe(4);
    const again = await at('apply', 'more.json');
    expect([again.exit, again.stdout]).toEqual([0, expect.stringMatching(/by an earlier run/)]);
    expect((await at('plan')).stdout).toContain('no changes');
  });

  it('a missing folder for the plan file leaves nothing behind', async () => {
    const { exit, stderr } = await at('plan', '--out', 'nowhere/plan.json');
    expect(exit).toBe(1);
    expect(stderr).toContain("`nowhere/plan.json` can't be written: its folder does not exist");
  });
});
