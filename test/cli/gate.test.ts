import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileStore } from '../../src/apply/journal/file/file-store.js';
import { openJournal } from '../../src/apply/journal/journal.js';
import { run } from '../../src/cli/run.js';
import { loadEstate } from '../../src/estate/load-estate.js';
import type { GateReport } from '../../src/model/approval.js';
import type { Change, Plan } from '../../src/model/plan.js';
import { sealPlan } from '../../src/plan/digest.js';
import { printPlan } from '../../src/plan/plan-file.js';
import { withRules } from '../../src/plan/required-approvals.js';
import { startSimulator } from '../../src/simulator/index.js';
import { clock } from '../apply/journal/building.js';
import { makeKey } from '../approval/signing/ssh-keys.js';
import { groupDocument, policyDocument, targetDocument, yamlOf } from '../estate/documents.js';
import { root } from '../estate/estate-in.js';
import { schemaProblems } from '../render/fits-schema.js';
import { changes, plan as samplePlan } from '../render/samples.js';
import {
  cloneOf,
  emptyRepository,
  env,
  removeFolders,
  type TestRepository,
  temporaryFolder,
  trustIn,
} from '../trust/repository.js';
import { fakeTerminal } from './fake-terminal.js';

const people = { ann: ['security'], bea: ['security'], cid: ['platform'], dan: ['platform'] } as const;
type Name = keyof typeof people;

let keys: string;
let clone: TestRepository;
let origin: TestRepository;

/** Everybody has a laptop's key, and Ann one more. */
function approvers(names: readonly Name[] = ['ann', 'bea', 'cid', 'dan']) {
  const document = (group: string) =>
    groupDocument(
      group,
      names
        .filter((name) => people[name].some((each) => each === group))
        .map((name) => ({
          name,
          emails: [`${name}@example.com`],
          sshKeys: [name, `${name}-2`].flatMap((file) => publicKey(file)),
        })),
    );
  return yamlOf(document('security'), document('platform'));
}

function publicKey(file: string): readonly string[] {
  try {
    return [
      readFileSync(join(keys, `${file}.pub`), 'utf8')
        .split(' ')
        .slice(0, 2)
        .join(' '),
    ];
  } catch {
    return [];
  }
}

beforeEach(() => {
  keys = temporaryFolder();
  for (const name of [...Object.keys(people), 'ann-2', 'eve']) makeKey(keys, name, ['-t', 'ed25519']);
  origin = emptyRepository();
  const files = { 'keywright.yaml': root, 'target.yaml': yamlOf(targetDocument('prod-eu')) };
  origin.commit({ ...files, 'approvers.yaml': approvers() });
  clone = cloneOf(origin);
  clone.run('switch', '--quiet', '--create', 'change');
  clone.commit({ 'key.yaml': '# the change\n' }, { author: 'dan' });
});
afterEach(removeFolders);

/** A plan that schedules a deletion, by the rules of the clone's base, in `plan.json`. */
async function writePlan(steps: readonly Change[] = [changes.destroy]): Promise<Plan> {
  const loaded = await loadEstate(clone.folder);
  const trust = await trustIn(clone.folder);
  if (!loaded.ok || !trust.ok) throw new Error('no estate');
  const { digest: _, meta, ...sample } = samplePlan();
  const content = { ...sample, estate: 'acme', blocked: [], changes: steps };
  const plan = sealPlan(withRules(content, trust.value, loaded.value), { ...meta, commit: null });
  writeFileSync(join(clone.folder, 'plan.json'), printPlan(plan));
  return plan;
}

async function keywright(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const { terminal, written } = fakeTerminal(clone.folder, { env: { ...env, ...more } });
  const exit = await run(args, terminal);
  return { exit, ...written };
}

async function gate(args: readonly string[] = [], more: Readonly<Record<string, string>> = {}) {
  const { exit, stdout, stderr } = await keywright(['gate', 'plan.json', '--format', 'json', ...args], more);
  if (exit === 1) return { exit, codes: [...stdout.matchAll(/KW\d{4}/g)].map(String), stderr };
  const report: GateReport = JSON.parse(stdout);
  const rejected = report.rules.flatMap((rule) => rule.rejected.map(({ reason }) => reason));
  return { exit, report, rejected, missing: report.rules.flatMap(({ missing }) => missing), stderr };
}

async function approve(name: string, ...args: readonly string[]): Promise<void> {
  const key = ['--key', join(keys, name), '--yes'];
  const { exit, stderr } = await keywright([
    ...['approve', 'plan.json', ...key, '--acknowledge', 'ledger@prod-eu', ...args],
  ]);
  if (exit !== 0) throw new Error(stderr);
}

describe('keywright gate refuses a plan that schedules a deletion', () => {
  it('with 0 approvals and with 1; with two people of two groups it passes', async () => {
    await writePlan();
    expect(await gate()).toMatchObject({ exit: 3, report: { passes: false, mode: 'on' } });
    await approve('ann');
    expect(await gate()).toMatchObject({ exit: 3, rejected: [] });
    await approve('cid');
    const { exit, report, stderr } = await gate();
    expect([exit, report?.passes, report?.trust]).toEqual([
      0,
      true,
      `origin/main (${clone.run('rev-parse', 'origin/main').slice(0, 12)})`,
    ]);
    expect(stderr).toMatch(/KW4552/);
    expect(await schemaProblems('gate', JSON.stringify(report))).toEqual([]);
  });

  it.each<readonly [string, readonly (readonly [string, ...string[]])[], string | null]>([
    ['two of one person (two keys)', [['ann'], ['ann-2']], 'same person twice'],
    ['two of one group', [['ann'], ['bea']], null],
    ['the author’s', [['ann'], ['dan']], 'involved'],
    ['an objection', [['ann'], ['cid'], ['bea', '--object', '--reason', 'still in use']], 'objection'],
    ['one of a stranger', [['ann'], ['eve']], 'unknown key'],
  ])('with %s', async (_, approvals, reason) => {
    await writePlan();
    for (const [name, ...args] of approvals) {
      if (args.includes('--object')) {
        const key = ['--key', join(keys, name), '--yes'];
        expect((await keywright(['approve', 'plan.json', ...key, ...args])).exit).toBe(0);
      } else await approve(name, ...args);
    }
    const { exit, rejected } = await gate();
    expect(exit).toBe(3);
    if (reason !== null) expect(rejected).toContain(reason);
  });

  it('with one for another digest, and after one changed byte', async () => {
    await writePlan();
    await approve('ann');
    await approve('cid');
    const text = readFileSync(join(clone.folder, 'plan.json'), 'utf8');
    writeFileSync(join(clone.folder, 'plan.json'), text.replace('prod-eu', 'prod-ew'));
    expect((await gate()).exit).toBe(1);
    await writePlan([{ ...changes.destroy, effect: 'another' }]);
    expect(await gate()).toMatchObject({ exit: 3 });
  });

  it('with one by whoever runs it', async () => {
    await writePlan();
    await approve('ann');
    await approve('cid');
    const { exit, rejected } = await gate([], { GIT_COMMITTER_EMAIL: 'Cid@Example.com' });
    expect([exit, rejected]).toEqual([3, ['involved']]);
  });

  it('with one by the author of a new commit, but not of one that only keeps approvals', async () => {
    await writePlan();
    await approve('ann');
    await approve('cid');
    clone.run('add', 'approvals');
    clone.run('-c', 'user.name=cid', '-c', 'user.email=x', 'commit', '--quiet', '--message', 'approve');
    clone.run('commit', '--amend', '--quiet', '--no-edit', '--reset-author');
    expect((await gate()).exit).toBe(0);
    clone.commit({ 'key.yaml': '# another\n' }, { author: 'cid' });
    expect(await gate()).toMatchObject({ exit: 3, rejected: ['involved'] });
  });

  it('after the rules changed in the pull request only', async () => {
    await writePlan();
    await approve('ann');
    await approve('cid');
    clone.commit({ 'approvers.yaml': yamlOf(policyDocument('trying', { gate: 'off' })) }, { author: 'dan' });
    const after = await gate();
    expect(after).toMatchObject({ exit: 3, report: { mode: 'on' } });
  });
});

describe('keywright approve, in the estate', () => {
  const say = async (name: string, ...args: readonly string[]) => {
    const given = ['--key', join(keys, name), '--yes', '--format', 'json'];
    const { exit, stdout } = await keywright(['approve', 'plan.json', ...given, ...args]);
    expect(exit).toBe(0);
    expect(schemaProblems('signed-approval', stdout)).toEqual([]);
    return JSON.parse(stdout).notCounted;
  };

  const loss = ['--acknowledge', 'ledger@prod-eu'];

  it('says at once when the gate will not count it, and why', async () => {
    await writePlan();
    expect(await say('ann', ...loss)).toEqual([]);
    expect(await say('eve', ...loss)).toEqual(['unknown key: no group of the approvers has it']);
    expect(await say('dan', ...loss)).toEqual([
      'involved: they wrote or committed a part of it, or run keywright now',
    ]);
    expect(await say('bea', '--object', '--reason', 'still in use')).toEqual([]);
    const eve = ['approve', 'plan.json', '--key', join(keys, 'eve'), '--yes'];
    const { stdout } = await keywright([...eve, '--acknowledge', 'ledger@prod-eu']);
    expect(stdout).toContain('the gate doesn’t count it: unknown key');
  });
});

describe('keywright gate', () => {
  it('says nothing of whose a plan is where the gate is off', async () => {
    await writePlan();
    clone.commit({ 'approvers.yaml': yamlOf(policyDocument('trying', { gate: 'off' })) }, { author: 'dan' });
    const { report, stderr } = await gate(['--trust-ref', 'change']);
    expect(report?.mode).toBe('off');
    expect(stderr).not.toMatch(/KW455[23]/);
  });

  it('reads approvals and rules from where it is told', async () => {
    await writePlan();
    await approve('ann', '--approvals', 'elsewhere');
    await approve('cid', '--approvals', 'elsewhere');
    expect((await gate()).exit).toBe(3);
    expect((await gate(['--approvals', 'elsewhere'])).exit).toBe(0);
    const option = await gate(['--approvals', 'elsewhere', '--trust-ref', 'main']);
    expect(option.report?.trust).toMatch(/^main \(/);
    const fromEnv = await gate(['--approvals', 'elsewhere'], { KEYWRIGHT_TRUST_REF: 'refs/heads/main' });
    expect(fromEnv.report?.trust).toMatch(/^main \(/);
    expect(await gate(['--trust-ref', 'HEAD'])).toMatchObject({ exit: 1, codes: ['KW4545'] });
    expect(await gate([], { KEYWRIGHT_TRUST_REF: 'nowhere' })).toMatchObject({ exit: 1, codes: ['KW4543'] });
  });

  it('says of an unreadable approval why it doesn’t count', async () => {
    const { digest } = await writePlan();
    const folder = join(clone.folder, 'approvals', digest.slice('sha256:'.length));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'x.json'), '{}');
    const { exit, report } = await gate();
    expect(exit).toBe(3);
    expect(JSON.stringify(report)).toContain(`approvals/${digest.slice('sha256:'.length)}/x.json`);
  });

  it('speaks to people and to pull requests', async () => {
    await writePlan();
    const human = await keywright(['gate', 'plan.json']);
    expect([human.exit, human.stdout]).toEqual([3, expect.stringContaining('default:destructive')]);
    const markdown = await keywright(['gate', 'plan.json', '--format', 'markdown']);
    expect([markdown.exit, markdown.stdout]).toEqual([3, expect.stringContaining('###')]);
  });

  it('refuses everything where the base has no estate, and a plan is made all the same', async () => {
    const empty = emptyRepository();
    empty.commit({ 'README.md': '' });
    const first = cloneOf(empty);
    const target = targetDocument('prod-eu');
    first.commit({ 'keywright.yaml': root, 'all.yaml': `${yamlOf(target)}\n---\n${approvers()}` });
    clone = first;
    const plan = await writePlan();
    expect(plan.rulesChanges.map(({ id }) => id)).toEqual([
      'rules/ApproverGroup/platform',
      'rules/ApproverGroup/security',
    ]);
    for (const name of ['ann', 'cid']) await approve(name);
    const { exit, missing, stderr } = await gate();
    expect(exit).toBe(3);
    expect(missing?.join()).toContain('names no approvers');
    expect(stderr).toContain('KW4546');
  });
});

describe('broken glass', () => {
  /** The journal of an apply of `plan.json` with the glass broken by Ann, run by Dan. */
  async function breakGlass(plan: Plan): Promise<void> {
    const opened = await openJournal(fileStore(join(clone.folder, '.keywright/journal.jsonl')), clock);
    if (!opened.ok) throw new Error('no journal');
    const run = { run: 'a', digest: plan.digest };
    const runner = { who: 'dan@example.com', host: null, process: null, job: null };
    await opened.value.append({ kind: 'plan', ...run, plan });
    await opened.value.append({
      kind: 'break-glass',
      ...run,
      person: 'ann',
      group: 'security',
      reason: 'INC-1',
    });
    await opened.value.append({ kind: 'started', ...run, runner, commit: null, remaining: [], before: [] });
  }

  it('is reported by every gate until that plan is approved the ordinary way, by others than who ran it', async () => {
    const broken = await writePlan([changes.describe]);
    const brokenText = readFileSync(join(clone.folder, 'plan.json'));
    await breakGlass(broken);
    await writePlan();
    const { stderr } = await gate();
    expect(stderr).toContain('KW4554');
    expect(stderr).toContain(broken.digest);
    expect(stderr).toContain('INC-1');
    const other = await gate(['--journal', 'another.jsonl']);
    expect(other.stderr).not.toContain('KW4554');
    const review = async (name: string) => {
      writeFileSync(join(clone.folder, 'plan.json'), brokenText);
      const key = ['--key', join(keys, name), '--yes'];
      expect((await keywright(['approve', 'plan.json', ...key])).exit).toBe(0);
      return (await gate()).stderr;
    };
    expect(await review('dan')).toContain('KW4554');
    expect(await review('bea')).not.toContain('KW4554');
  });

  it('is in what drift reports, and makes it end with 2', async () => {
    const simulator = await startSimulator({ port: 0 });
    const target = targetDocument('sim', { endpoint: simulator.url, account: '000000000000' });
    clone = emptyRepository();
    clone.commit({ 'keywright.yaml': root, 'all.yaml': `${yamlOf(target)}\n---\n${approvers()}` });
    const aws = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', HOME: clone.folder };
    const drift = async (...args: readonly string[]) => keywright(['drift', '--exit-code', ...args], aws);
    expect(await drift()).toMatchObject({ exit: 0, stderr: '' });
    const plan = await writePlan([changes.describe]);
    await breakGlass(plan);
    const { exit, stdout } = await drift('--format', 'json');
    expect([exit, await schemaProblems('drift', stdout)]).toEqual([2, []]);
    const { glass } = JSON.parse(stdout);
    expect(glass).toEqual([
      {
        ...{ digest: plan.digest, person: 'ann', group: 'security', reason: 'INC-1' },
        at: expect.stringMatching(/Z$/),
        missing: ['1 more approval'],
      },
    ]);
    expect((await drift()).stdout).toMatch(/^THE GLASS WAS BROKEN/);
    expect((await drift('--format', 'markdown')).stdout).toContain('> [!CAUTION]\n> the glass was broken');
    expect((await drift('--format', 'sarif')).stdout).toContain('KW4554');
    expect((await drift('--journal', 'another.jsonl')).exit).toBe(0);
    await simulator.close();
  });

  it('is not hidden by rules or a history that can’t be read, and a damaged journal is warned of', async () => {
    const plan = await writePlan([changes.describe]);
    await breakGlass({ ...plan, meta: { ...plan.meta, commit: '0'.repeat(40) } });
    expect((await gate()).stderr).toMatch(/KW4554[\s\S]*there is no commit/);
    const journal = join(clone.folder, '.keywright/journal.jsonl');
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('INC-1', 'INC-2'));
    const { exit, stderr } = await gate();
    expect(exit).toBe(3);
    expect(stderr).toMatch(/warning KW456\d/);
  });
});
