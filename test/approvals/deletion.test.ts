import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ApprovalStatement, makeApproval, sshSigner } from '../../src/approval/approve.js';
import { removeFolders } from '../trust/repository.js';
import { approvers, ledger, loss, rules } from './clone-with-origin.js';
import { beginStory, place, type Story } from './story.js';

const hour = 3_600_000;
let story: Story;
let asked = 0;
beforeAll(async () => {
  story = await beginStory();
  return async () => {
    await story.end();
    removeFolders();
  };
}, 60_000);

/** A folder for approvals that nobody has used. */
const folder = () => `approvals-${++asked}`;

/** An approval with a statement of one's own choice, truly signed. */
async function signed(key: string, over: Partial<ApprovalStatement>): Promise<string> {
  const signer = sshSigner(join(story.folder, key), { env: process.env, onMessage: () => {} });
  const fingerprint = await signer.fingerprint();
  if (!fingerprint.ok) throw new Error(fingerprint.reason);
  const { digest, estate, targets } = story.plan;
  const said: ApprovalStatement = {
    ...{ digest, estate, targets: targets.map(({ name }) => name), fingerprint: fingerprint.value },
    ...{ decision: 'approve', acknowledged: [loss], name: key, reason: null },
    ...{ issuedAt: Date.now() - hour, expiresAt: Date.now() + hour },
    ...over,
  };
  const made = await makeApproval(said, signer);
  if (!made.ok) throw new Error(made.reason);
  return made.value;
}

/** Approves, and lets that text lie in the folder of the plan's approvals. */
const lay = (approvals: string, text: string) => place(story.folder, approvals, story.plan.digest, text);

/** The only approval in the folder. */
function written(approvals: string): { readonly file: string; readonly text: string } {
  const at = join(story.folder, approvals, story.plan.digest.replace('sha256:', ''));
  const [name = ''] = readdirSync(at);
  return { file: join(at, name), text: readFileSync(join(at, name), 'utf8') };
}

/** Neither the gate nor apply lets the plan through, both say the same, and no key is touched. */
async function refused(approvals: string, file = 'plan.json', env: NodeJS.ProcessEnv = {}) {
  const before = await story.writes();
  const [judged, applied] = await Promise.all([
    story.gate(file, approvals, env),
    story.run(['apply', file, '--approvals', approvals], env),
  ]);
  expect([judged.exit, judged.report.passes, applied.exit]).toEqual([3, false, 3]);
  expect(judged.missing).not.toEqual([]);
  expect(applied.stdout).toContain('nothing was applied: the gate refuses the plan');
  for (const words of [...judged.missing, ...judged.rejected]) expect(applied.stdout).toContain(words);
  expect([await story.writes(), await story.keyState()]).toEqual([before, 'Disabled']);
  return judged;
}

/** Another character of the same kind. */
const flip = (character: string) => (character === '1' ? '2' : '1');

/** Base64, with its content edited. */
function edited(base64: string, part: RegExp, by: (found: string) => string): string {
  const text = Buffer.from(base64, 'base64').toString();
  expect(text).toMatch(part);
  return Buffer.from(text.replace(part, by)).toString('base64');
}

const twoOfTwo = ['2 more approvals', 'approvals from 2 different groups'];

describe('a plan that schedules a deletion is refused', () => {
  it('which is what it is, and says what it needs', async () => {
    expect(story.plan.changes).toMatchObject([{ risk: 'destructive', step: { op: 'schedule-deletion' } }]);
    const { stdout } = await story.run(['show', 'plan.json']);
    expect(stdout).toMatch(/default:destructive.*2 .*2 .*groups.*24 h/);
  });

  it('with no approval', async () => {
    const { report, missing } = await refused(folder());
    expect(missing).toEqual(twoOfTwo);
    expect(report.trust).toMatch(/^origin\/main \([0-9a-f]{12}\)$/);
  });

  it('with one approval', async () => {
    const approvals = folder();
    await story.approve('anna', approvals);
    const { missing, report } = await refused(approvals);
    expect(missing[0]).toBe('1 more approval');
    expect(report.rules[0]?.given).toMatchObject([{ person: 'anna', group: 'security' }]);
  });

  it.each<readonly [string, readonly string[], string | null]>([
    ['two of one person, by two keys', ['anna', 'anna-2'], 'same person twice'],
    ['two of one group', ['anna', 'ben'], null],
    ['the author’s and another', ['anna', 'erik'], 'involved'],
    ['an unknown key’s and another', ['anna', 'stranger'], 'unknown key'],
  ])('with %s', async (_, keys, reason) => {
    const approvals = folder();
    for (const key of keys) await story.approve(key, approvals);
    const { rejected, missing } = await refused(approvals);
    expect(rejected).toEqual(reason === null ? [] : [reason]);
    expect(missing.at(-1)).toMatch(/^approvals from 2 different groups/);
  });

  it('with that of whoever applies it, in CI or at a desk', async () => {
    const approvals = folder();
    for (const key of ['anna', 'carl']) await story.approve(key, approvals);
    for (const who of [{ GITHUB_ACTOR: 'carl' }, { GIT_AUTHOR_EMAIL: 'Carl@Example.com' }])
      expect((await refused(approvals, 'plan.json', who)).rejected).toEqual(['involved']);
  });

  it('with an objection of a third', async () => {
    const approvals = folder();
    for (const key of ['anna', 'carl']) await story.approve(key, approvals);
    await story.approve('dora', approvals, '--object', '--reason', 'the archive still needs it');
    const { missing } = await refused(approvals);
    expect(missing).toEqual(['dora objects to the plan']);
  });

  it.each<readonly [string, () => Partial<ApprovalStatement>, string]>([
    [
      'one that has expired',
      () => ({ issuedAt: Date.now() - 2 * hour, expiresAt: Date.now() - hour }),
      'expired',
    ],
    ['one of the day before', () => ({ issuedAt: Date.now() - 25 * hour }), 'too old'],
    [
      'one of tomorrow',
      () => ({ issuedAt: Date.now() + 20 * hour, expiresAt: Date.now() + 30 * hour }),
      'not yet valid',
    ],
    ['one that names no loss', () => ({ acknowledged: [] }), 'losses not acknowledged'],
    [
      'one for another digest, copied into this one’s folder',
      () => ({ digest: `sha256:${'5a'.repeat(32)}` }),
      'wrong digest',
    ],
  ])('with one and %s', async (_, over, reason) => {
    const approvals = folder();
    await story.approve('anna', approvals);
    lay(approvals, await signed('carl', over()));
    const { rejected, missing } = await refused(approvals);
    expect([rejected, missing[0]]).toEqual([[reason], '1 more approval']);
  });

  it('with one whose signature, statement or key was tampered with', async () => {
    const other = folder();
    await story.approve('carl', other);
    const envelope = JSON.parse(written(other).text);
    const [signature] = envelope.signatures;
    const spoiled = [
      {
        ...envelope,
        signatures: [{ ...signature, sig: edited(signature.sig, /(?<=\n).(?=.*\n.*\n-----END)/, flip) }],
      },
      { ...envelope, payload: edited(envelope.payload, /(?<="expiresAt":"2)\d/, flip) },
      { ...envelope, signatures: [{ ...signature, keyid: `SHA256:${'A'.repeat(43)}` }] },
    ];
    const approvals = folder();
    await story.approve('anna', approvals);
    for (const each of spoiled) lay(approvals, JSON.stringify(each));
    const { rejected } = await refused(approvals);
    expect(rejected).toEqual(spoiled.map(() => 'unreadable'));
  });
});

describe('approvals of two people of two groups', () => {
  let approvals: string;
  beforeAll(async () => {
    approvals = folder();
    for (const key of ['anna', 'carl']) await story.approve(key, approvals);
  }, 60_000);

  afterEach(() => void story.clone.run('reset', '--quiet', '--hard', 'begin'));

  it('are none for a plan with one changed byte', async () => {
    const text = readFileSync(join(story.folder, 'plan.json'), 'utf8');
    expect(text).toContain('"windowDays":30');
    writeFileSync(join(story.folder, 'edited.json'), text.replace('"windowDays":30', '"windowDays":31'));
    const before = await story.writes();
    for (const command of ['gate', 'apply']) {
      const { exit, stderr } = await story.run([command, 'edited.json', '--approvals', approvals]);
      expect([command, exit, stderr]).toEqual([command, 1, expect.stringMatching(/^error KW4\d{3}: /)]);
    }
    expect([await story.writes(), await story.keyState()]).toEqual([before, 'Disabled']);
  });

  it('are none after a commit that changes the operations, and the old plan is stale', async () => {
    const { clone, makePlan } = story;
    clone.commit({ 'keys.yaml': ledger('delete', { deletionWindowDays: 7 }) }, { author: 'erik' });
    const plan = await makePlan('sooner.json');
    expect(plan.digest).not.toBe(story.plan.digest);
    expect((await refused(approvals, 'sooner.json')).missing).toEqual(twoOfTwo);
    const before = await story.writes();
    const { exit, stdout } = await story.run(['apply', 'plan.json', '--approvals', approvals]);
    expect([exit, stdout]).toEqual([5, expect.stringMatching(/^nothing was applied: the plan is stale/)]);
    expect([await story.writes(), await story.keyState()]).toEqual([before, 'Disabled']);
  });

  it.each([
    ['switches the gate off', () => ({ 'rules.yaml': rules({ gate: 'off' }) }), 'ApprovalPolicy/rules'],
    [
      'adds a rule that asks for nobody',
      () => ({ 'rules.yaml': rules({ rules: [{ id: 'anything', approvals: 0 }] }) }),
      'ApprovalPolicy/rules',
    ],
    [
      'makes a stranger an approver',
      () => ({ 'approvers.yaml': approvers(story.folder, 'stranger') }),
      'ApproverGroup/security',
    ],
  ])('count by the old rules where the branch %s', async (_, files, changed) => {
    const { clone, makePlan } = story;
    clone.commit(files(), { author: 'erik' });
    const plan = await makePlan('rules.json');
    expect(plan.rulesChanges.map(({ id }) => id)).toEqual([`rules/${changed}`]);
    const shown = await story.run(['show', 'rules.json']);
    expect(shown.stdout).toContain(changed.split('/')[1]);
    const none = folder();
    const { report, missing } = await refused(none, 'rules.json');
    expect([missing, report.mode, report.rules.map(({ rule }) => rule)]).toEqual([
      twoOfTwo,
      'on',
      ['default:destructive'],
    ]);
    expect(report.rules[0]?.changes).toContain(`rules/${changed}`);
    await story.approve('stranger', none, 'rules.json');
    await story.approve('carl', none, 'rules.json');
    expect((await refused(none, 'rules.json')).rejected).toEqual(['unknown key']);
    expect((await refused(approvals, 'rules.json')).missing).toEqual(twoOfTwo);
  });

  it('pass the gate; apply does exactly that plan, and the journal says who approved', async () => {
    const { clone, run } = story;
    const kept = join(clone.folder, 'approvals');
    for (const key of ['anna', 'carl']) await story.approve(key, kept);
    clone.commit({}, { author: 'carl', message: 'approvals' });
    const { exit, report } = await story.gate('plan.json', kept);
    expect([exit, report.passes, report.mode]).toEqual([0, true, 'on']);
    expect(report.rules[0]?.given.map(({ person, group }) => [person, group]).sort()).toEqual([
      ['anna', 'security'],
      ['carl', 'platform'],
    ]);
    const applied = await run(['apply', 'plan.json']);
    expect([applied.exit, applied.stdout]).toEqual([0, expect.stringMatching(/^applied: 1 change done/)]);
    expect(await story.keyState()).toBe('PendingDeletion');
    const verified = await run(['journal', 'verify']);
    expect([verified.exit, verified.stderr]).toEqual([0, '']);
    const listed = await run(['journal', 'list']);
    expect(listed.stdout).toMatch(/approvals +gate on, passed, by the rules of origin\/main/);
    const exported = await run(['journal', 'export']);
    const record = exported.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).event)
      .find(({ kind }) => kind === 'approvals');
    expect(JSON.stringify(record.gate)).toMatch(
      /"person":"anna".*"person":"carl"|"person":"carl".*"person":"anna"/,
    );
    expect(record.evidence).toHaveLength(2);
    expect((await run(['drift', '--exit-code'])).exit).toBe(0);
  });
});
