import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readApprovals } from '../../src/approval/read-approvals.js';
import { run } from '../../src/cli/run.js';
import { sshFingerprint } from '../../src/model/ssh-public-key.js';
import { sealPlan } from '../../src/plan/digest.js';
import { printPlan } from '../../src/plan/plan-file.js';
import { type KeyFiles, makeKey } from '../approval/signing/ssh-keys.js';
import { schemaProblems } from '../render/fits-schema.js';
import { change, changes, rulesChanges, plan as samplePlan } from '../render/samples.js';
import { fakeTerminal } from './fake-terminal.js';

const { digest: _digest, meta, ...body } = samplePlan();
const plan = sealPlan(body, meta);
const harmless = sealPlan({ ...body, changes: [changes.describe] }, meta);
const empty = sealPlan({ ...body, changes: [] }, meta);
const second = change({ ...changes.destroy, id: 'x', key: { name: 'archive', target: 'prod-us' } });
const twoLosses = sealPlan({ ...body, changes: [changes.destroy, second] }, meta);
const rulesOnly = sealPlan({ ...body, changes: [], blocked: [], rulesChanges }, meta);
const both = sealPlan({ ...body, rulesChanges }, meta);
const loss = 'ledger@prod-eu';

let folder: string;
let key: KeyFiles;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keywright-approve-'));
  key = makeKey(folder, 'id', ['-t', 'ed25519']);
  for (const [name, value] of Object.entries({ plan, harmless, empty, twoLosses, rulesOnly, both }))
    writeFileSync(join(folder, `${name}.json`), printPlan(value));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => rmSync(join(folder, 'approvals'), { recursive: true, force: true }));

type Over = Parameters<typeof fakeTerminal>[1];

async function approve(args: readonly string[], over: Over = {}) {
  const { terminal, written } = fakeTerminal(folder, { env: process.env, ...over });
  const exit = await run(['approve', ...args], terminal);
  return { exit, ...written };
}

const found = (digest = plan.digest) => readApprovals(join(folder, 'approvals'), digest, 'approvals');
const nothingSigned = () => expect(existsSync(join(folder, 'approvals'))).toBe(false);

describe('keywright approve', () => {
  it('shows the plan, what it takes away first, and writes an approval', async () => {
    const before = Date.now();
    const { exit, stdout, stderr } = await approve(['plan.json', '--key', 'id', '--acknowledge', loss]);
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout.startsWith(`this plan takes away\n  ${loss}\n\n4 changes to 3 keys`)).toBe(true);
    expect(stdout.indexOf('schedule the deletion')).toBeLessThan(stdout.indexOf('put a new key policy'));
    const { approvals, unreadable } = await found();
    expect(unreadable).toEqual([]);
    const [approval] = approvals;
    expect(approval).toMatchObject({ decision: 'approve', acknowledged: [loss], by: { key: key.publicKey } });
    expect(approval?.issuedAt).toBeGreaterThanOrEqual(before);
    expect((approval?.expiresAt ?? 0) - (approval?.issuedAt ?? 0)).toBe(86_400_000);
    expect(stdout).toContain(`approved: wrote ${approval?.from}\n`);
  });

  it('has its own words of how to check it, and they work', async () => {
    const { stdout } = await approve(['harmless.json', '--key', 'id', '--approvals', "it's here"]);
    writeFileSync(join(folder, 'allowed_signers'), `ann ${key.publicKey}\n`);
    const commands = stdout.slice(stdout.indexOf('  sed -n')).replace('-I NAME', '-I ann');
    const said = execFileSync('sh', ['-ec', commands], { cwd: folder }).toString();
    expect(said).toContain('Good "approval@keywright.dev" signature for ann');
    const statement = JSON.parse(readFileSync(join(folder, 'statement.json'), 'utf8'));
    expect(`sha256:${statement.subject[0].digest.sha256}`).toBe(harmless.digest);
  });

  it('can be checked as docs/approvals.md says, and signed by hand', async () => {
    const docs = readFileSync(resolve(import.meta.dirname, '../../docs/approvals.md'), 'utf8');
    const part = docs.slice(docs.indexOf('## Checking without keywright'));
    const [, signers = ''] = /```\n(ann@[^\n]*)\n```/.exec(part) ?? [];
    const [, commands = ''] = /```sh\n([\s\S]*?)```/.exec(part) ?? [];
    const { stdout } = await approve(['harmless.json', '--key', 'id', '--format', 'json']);
    const { file } = JSON.parse(stdout);
    const cwd = mkdtempSync(join(folder, 'by-hand-'));
    writeFileSync(join(cwd, 'allowed_signers'), `${signers.replace('ssh-ed25519 AAAA…', key.publicKey)}\n`);
    writeFileSync(join(cwd, 'approval.json'), readFileSync(join(folder, file)));
    const said = execFileSync('sh', ['-ec', commands], { cwd }).toString();
    expect(said).toContain('Good "approval@keywright.dev" signature for ann@example.com');
    expect(said).toContain(harmless.digest.slice('sha256:'.length));

    execFileSync('ssh-keygen', ['-Y', 'sign', '-n', 'approval@keywright.dev', '-f', key.file, 'signed'], {
      cwd,
      stdio: 'ignore',
    });
    const envelope = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const sig = readFileSync(join(cwd, 'signed.sig')).toString('base64');
    writeFileSync(join(folder, file), JSON.stringify({ ...envelope, signatures: [{ sig }] }));
    const { approvals, unreadable } = await found(harmless.digest);
    expect([approvals.length, unreadable]).toEqual([1, []]);
  });

  it('answers programs with JSON alone, and shows the plan beside it', async () => {
    const args = ['--format', 'json', '--name', 'Ann', '--expires', '90m', '--reason', 'seen'];
    const { exit, stdout, stderr } = await approve(['harmless.json', '--key', 'id', ...args]);
    expect(exit).toBe(0);
    expect(schemaProblems('signed-approval', stdout)).toEqual([]);
    const signed = JSON.parse(stdout);
    expect(signed).toMatchObject({
      digest: harmless.digest,
      decision: 'approve',
      name: 'Ann',
      reason: 'seen',
    });
    expect(signed.fingerprint).toBe(sshFingerprint(key.publicKey));
    expect(Date.parse(signed.expiresAt) - Date.parse(signed.issuedAt)).toBe(90 * 60_000);
    expect(stderr).toContain('change the description');
  });

  it('objects without naming losses, with a reason', async () => {
    const args = ['plan.json', '--key', 'id', '--object'];
    const silent = await approve(args);
    expect(silent.exit).toBe(1);
    expect(silent.stderr).toContain('KW4525');
    const { exit, stdout } = await approve([...args, '--reason', 'still in use']);
    expect(exit).toBe(0);
    expect(stdout).toContain('objected: wrote');
    expect((await found()).approvals).toMatchObject([
      { decision: 'object', acknowledged: [], reason: 'still in use' },
    ]);
  });
});

describe('a plan that changes who approves', () => {
  const heading = 'this plan changes who approves, or what needs approval\n';

  it('is approved like any other, also where it changes nothing else', async () => {
    const { exit, stdout, stderr } = await approve(['rulesOnly.json', '--key', 'id']);
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout.startsWith(`${heading}  rules/ApprovalPolicy/rules  rule \`all\`: 1 approval`)).toBe(true);
    expect(stdout).toContain('adds Carol (1 key) to security');
    expect(stdout).toContain('+          "ssh-ed25519 AAAAcarol"');
    expect((await found(rulesOnly.digest)).approvals).toMatchObject([
      { decision: 'approve', acknowledged: [] },
    ]);
  });

  it('says that before it says what is lost', async () => {
    const { exit, stdout } = await approve(['both.json', '--key', 'id', '--acknowledge', loss]);
    expect(exit).toBe(0);
    expect(stdout.startsWith(heading)).toBe(true);
    expect(stdout.indexOf('this plan takes away')).toBeLessThan(stdout.indexOf('4 changes to 3 keys'));
    expect((await found(both.digest)).approvals).toMatchObject([{ acknowledged: [loss] }]);
  });
});

describe('who approves a loss names it', () => {
  const at = (answers: readonly string[], ...more: readonly string[]) =>
    approve(['twoLosses.json', '--key', 'id', ...more], { answers });

  it('by typing every name, and then yes', async () => {
    const { exit, stderr } = await at(['archive@prod-us', ' ledger@prod-eu ', 'yes']);
    expect(exit).toBe(0);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'type the name of the key that will be lost, archive@prod-us: ',
      'type the name of the key that will be lost, ledger@prod-eu: ',
      'sign that you approve? [yes/no]',
    ]);
    const { approvals } = await found(twoLosses.digest);
    expect(approvals[0]?.acknowledged).toEqual(['archive@prod-us', 'ledger@prod-eu']);
  });

  it('once: those on the command line are not asked for', async () => {
    expect((await at(['archive@prod-us'], '--acknowledge', loss, '--yes')).exit).toBe(0);
    expect((await found(twoLosses.digest)).approvals).toHaveLength(1);
  });

  it.each([
    ['a wrong name', ['archive'], 'KW4523'],
    ['yes in place of a name', ['yes', 'yes', 'yes'], 'KW4523'],
    ['the names in another order', ['ledger@prod-eu', 'archive@prod-us', 'yes'], 'KW4523'],
    ['an end of the input', [], 'KW4523'],
    ['one name of two', ['archive@prod-us'], 'KW4523'],
    ['both names, and then no', ['archive@prod-us', 'ledger@prod-eu', 'no'], 'KW4527'],
    ['both names, and then nothing', ['archive@prod-us', 'ledger@prod-eu', ''], 'KW4527'],
  ])('but nothing is signed after %s', async (_, answers, code) => {
    const { exit, stderr } = await at(answers);
    expect(exit).toBe(1);
    expect(stderr).toContain(`error ${code}: `);
    nothingSigned();
  });

  it('--yes is not a name', async () => {
    expect((await at([], '--yes')).stderr).toContain('KW4523');
    nothingSigned();
  });

  it.each([
    ['nobody to ask', [], 'KW4523', `\`--acknowledge ${loss}\``],
    ['another key', ['--acknowledge', loss, 'cards@prod-eu'], 'KW4524', "doesn't take away `cards@prod-eu`"],
    ['the key without its target', ['--acknowledge', 'ledger'], 'KW4524', '`ledger`'],
  ])('without a terminal: %s', async (_, more, code, words) => {
    const { exit, stderr } = await approve(['plan.json', '--key', 'id', ...more]);
    expect(exit).toBe(1);
    expect(stderr).toContain(`error ${code}: `);
    expect(stderr).toContain(words);
    nothingSigned();
  });
});

describe('what keeps from signing', () => {
  it.each([
    ['a plan without changes', ['empty.json', '--key', 'id'], 'KW4526'],
    ['a plan that is not there', ['none.json', '--key', 'id'], 'KW6010'],
    ['a key that is not there', ['harmless.json', '--key', 'none'], 'KW4521'],
    ['a file that is no key', ['harmless.json', '--key', 'plan.json'], 'KW4521'],
    ['a name that looks like an option', ['harmless.json', '--key=-Y'], 'KW4521'],
    ['no key', ['harmless.json'], 'KW6003'],
    ['an approval for ever', ['harmless.json', '--key', 'id', '--expires', '91d'], 'KW6003'],
    ['an approval for no time', ['harmless.json', '--key', 'id', '--expires', '0h'], 'KW6003'],
    ['an approval for a number', ['harmless.json', '--key', 'id', '--expires', '24'], 'KW6003'],
    ['an empty reason', ['plan.json', '--key', 'id', '--object', '--reason', ' '], 'KW6003'],
    ['a folder that is a file', ['harmless.json', '--key', 'id', '--approvals', 'plan.json'], 'KW6023'],
    ['a folder that is a link', ['harmless.json', '--key', 'id', '--approvals', 'link'], 'KW4528'],
  ])('%s', async (_, args, code) => {
    if (!existsSync(join(folder, 'link')))
      symlinkSync(mkdtempSync(join(folder, 'other-')), join(folder, 'link'));
    const { exit, stderr } = await approve(args);
    expect(exit).toBe(1);
    expect(stderr).toContain(`error ${code}: `);
    nothingSigned();
  });

  it('an edited plan', async () => {
    const text = readFileSync(join(folder, 'plan.json'), 'utf8').replace('in 30 days', 'in 31 days');
    writeFileSync(join(folder, 'edited.json'), text);
    expect((await approve(['edited.json', '--key', 'id'])).stderr).toContain('KW4023');
    nothingSigned();
  });

  it.each([
    ['an RSA key that is too short', ['-t', 'rsa', '-b', '1024'], 'its 1024 bits of RSA are too few'],
    ['a DSA key', ['-t', 'dsa'], "`ssh-dss` keys can't approve"],
  ])('%s', async (_, options, words) => {
    makeKey(folder, `weak${options[1]}`, options);
    const { exit, stderr } = await approve(['harmless.json', '--key', `weak${options[1]}`]);
    expect(exit).toBe(1);
    expect(stderr).toContain('error KW4522: ');
    expect(stderr).toContain(words);
    nothingSigned();
  });

  it('no ssh-keygen', async () => {
    const { exit, stderr } = await approve(['harmless.json', '--key', 'id'], { env: { PATH: folder } });
    expect(exit).toBe(1);
    expect(stderr).toContain('error KW4520: ');
  });

  it('an ssh-keygen that signs with another key, or something else', async () => {
    const bin = mkdtempSync(join(folder, 'bin-'));
    const real = execFileSync('sh', ['-c', 'command -v ssh-keygen']).toString().trim();
    makeKey(folder, 'intruder', ['-t', 'ed25519']);
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}` };
    const scripts = [
      `#!/bin/sh\n[ "$1" = -l ] && exec ${real} "$@"\nexec ${real} -Y sign -n approval@keywright.dev -f ${folder}/intruder\n`,
      `#!/bin/sh\n[ "$1" = -l ] && exec ${real} "$@"\ntr a-z A-Z | ${real} "$@"\n`,
    ];
    for (const script of scripts) {
      writeFileSync(join(bin, 'ssh-keygen'), script, { mode: 0o755 });
      expect((await approve(['harmless.json', '--key', 'id'], { env })).stderr).toContain('error KW4522: ');
    }
    nothingSigned();
  });
});

describe('keys as people have them', () => {
  it('in ssh-agent, by the public key’s file alone', async () => {
    const agent = execFileSync('ssh-agent', ['-s']).toString();
    const [, socket = ''] = /SSH_AUTH_SOCK=([^;]+)/.exec(agent) ?? [];
    const [, pid = ''] = /SSH_AGENT_PID=(\d+)/.exec(agent) ?? [];
    const env = { ...process.env, SSH_AUTH_SOCK: socket };
    try {
      const held = makeKey(folder, 'held', ['-t', 'ecdsa']);
      execFileSync('ssh-add', ['-q', held.file], { env, stdio: 'ignore' });
      rmSync(held.file);
      expect((await approve(['harmless.json', '--key', 'held.pub'], { env })).exit).toBe(0);
      expect((await found(harmless.digest)).approvals).toMatchObject([{ by: { key: held.publicKey } }]);
      execFileSync('ssh-add', ['-q', '-D'], { env, stdio: 'ignore' });
      const after = await approve(['harmless.json', '--key', 'held.pub'], { env });
      expect(after.stderr).toContain('error KW4521: ');
    } finally {
      process.kill(Number(pid));
    }
  });

  it('with a passphrase, asked for by OpenSSH’s own helper where there is no terminal', async () => {
    const locked = makeKey(folder, 'locked', ['-t', 'ed25519'], 'open sesame');
    const helper = join(folder, 'askpass');
    const env = { ...process.env, DISPLAY: ':0', SSH_ASKPASS: helper, SSH_ASKPASS_REQUIRE: 'force' };
    writeFileSync(helper, '#!/bin/sh\necho open sesame\n', { mode: 0o755 });
    expect((await approve(['harmless.json', '--key', 'locked'], { env })).exit).toBe(0);
    expect((await found(harmless.digest)).approvals).toMatchObject([{ by: { key: locked.publicKey } }]);
    writeFileSync(helper, '#!/bin/sh\necho wrong\n', { mode: 0o755 });
    const { exit, stderr } = await approve(['harmless.json', '--key', 'locked'], { env });
    expect([exit, stderr]).toEqual([1, expect.stringContaining('incorrect passphrase')]);
  });
});

describe('hostile text in a plan', () => {
  it('can’t hide what is asked, and can’t leave the folder', async () => {
    const name = "x\u001b[2J'; touch owned; '";
    const nasty = change({
      ...changes.destroy,
      key: { name, target: '../../up' },
      effect: '\u001b[1A\u202e',
    });
    writeFileSync(join(folder, 'nasty.json'), printPlan(sealPlan({ ...body, changes: [nasty] }, meta)));
    const asked = await approve(['nasty.json', '--key', 'id'], { answers: [`${name}@../../up`, 'y'] });
    expect(asked.exit).toBe(0);
    expect(asked.stdout + asked.stderr).not.toMatch(/[\u001b\u202e]/);
    expect(readdirSync(join(folder, 'approvals'))).toHaveLength(1);
    const rules = rulesChanges.map((each) => ({ ...each, effect: '\u001b[1A\u202e' }));
    writeFileSync(
      join(folder, 'rules.json'),
      printPlan(sealPlan({ ...body, changes: [], rulesChanges: rules }, meta)),
    );
    expect((await approve(['rules.json', '--key', 'id'])).stdout).not.toMatch(/[\u001b\u202e]/);
    const refused = await approve(['nasty.json', '--key', 'id']);
    expect(refused.stderr).toContain("--acknowledge 'x\\u{1b}[2J'\\''; touch owned; '\\''@../../up'");
  });
});

describe('a real terminal', () => {
  const root = resolve(import.meta.dirname, '../..');
  const main = [process.execPath, '--import', 'tsx', join(root, 'src/cli/main.ts')];

  /** Runs keywright in a pseudo terminal; each answer is typed once its question is there. */
  function typed(args: readonly string[], answers: readonly (readonly [string, string])[]): Promise<string> {
    const command = [...main, ...args].map((word) => `'${word}'`).join(' ');
    const inside = `cd '${root}' && exec ${command}`;
    const child = spawn('script', ['-qec', inside, '/dev/null'], {
      env: { ...process.env, SHELL: '/bin/sh', NO_COLOR: '1' },
    });
    const left = [...answers];
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const [question, answer] = left[0] ?? [];
      if (question === undefined || !text.slice(text.lastIndexOf('\n') + 1).includes(question)) return;
      left.shift();
      child.stdin.write(`${answer}\r`);
    });
    return new Promise((done) => child.on('close', (code) => done(`${text}\nexit ${code}`)));
  }

  const args = () => ['approve', join(folder, 'plan.json'), '--key', join(folder, 'tty'), '--estate', folder];

  it('asks for the names, for a yes, and lets OpenSSH ask for the passphrase', async () => {
    makeKey(folder, 'tty', ['-t', 'ed25519'], 'open sesame');
    const said = await typed(args(), [
      ['will be lost, ledger@prod-eu: ', loss],
      ['sign that you approve? [yes/no] ', 'yes'],
      ['Enter passphrase', 'open sesame'],
    ]);
    expect(said).toContain('approved: wrote ');
    expect(said).toContain('exit 0');
    expect(said).not.toContain('open sesame');
    expect((await found()).approvals).toHaveLength(1);
  });

  it('ends at the end of the input without signing', async () => {
    const said = await typed(args(), [['will be lost, ledger@prod-eu: ', '\u0004']]);
    expect(said).toContain('error KW4523: ');
    expect(said).toContain('exit 1');
    nothingSigned();
  });
});
