import { describe, expect, it } from 'vitest';
import { brokenGlass, missingSince } from '../../../src/apply/journal/broken-glass.js';
import { sealEntry } from '../../../src/apply/journal/entry.js';
import type { Approval, GateReport, Involved, Person, Trust } from '../../../src/model/approval.js';
import type { JournalEntry, JournalEvent } from '../../../src/model/journal.js';
import { sealPlan } from '../../../src/plan/digest.js';
import { withRules } from '../../../src/plan/required-approvals.js';
import { change, plan as samplePlan } from '../../render/samples.js';
import { gateOff } from '../../support/applying.js';
import { alice } from './building.js';

const now = Date.parse('2026-03-01T12:00:00Z');
const hour = 3_600_000;
const key = (letter: string) =>
  `ssh-ed25519 ${Buffer.from(`\0\0\0\x0bssh-ed25519\0\0\0\x20${letter.repeat(32)}`).toString('base64')}`;
const person = (name: string): Person => ({ name, github: null, emails: [], sshKeys: [key(name[0] ?? '')] });
const [policy] = gateOff.policies;
if (policy === undefined) throw new Error('no policy');
const { source } = policy;
const trust: Trust = {
  origin: 'origin/main',
  groups: [{ name: 'ops', people: [person('ann'), person('ben')], source }],
  policies: [],
  facts: { targets: [], keys: [] },
  rulesChanges: [],
};
const facts = { targets: [], keys: [] };
const { digest: _, meta, ...sample } = samplePlan();
const content = { ...sample, blocked: [], changes: [change({ id: 'one', risk: 'routine' })] };
const plan = sealPlan(withRules(content, trust, facts), meta);
const nobody = { emails: [], logins: [], sshKeys: [] };

const run = { run: 'a', digest: plan.digest };
const glass: JournalEvent = { kind: 'break-glass', ...run, person: 'ann', group: 'ops', reason: 'INC-1' };
const record: readonly JournalEvent[] = [
  { kind: 'plan', ...run, plan },
  { kind: 'approvals', ...run, gate: report('break-glass', true), evidence: [] },
  glass,
  { kind: 'started', ...run, runner: alice, commit: null, remaining: ['one'], before: [] },
];

function report(mode: GateReport['mode'], passes: boolean): GateReport {
  return { digest: plan.digest, passes, mode, trust: 'origin/main', rules: [] };
}

function entriesOf(events: readonly JournalEvent[]): readonly JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (const event of events) entries.push(sealEntry(entries.at(-1) ?? null, event, now + entries.length));
  return entries;
}

const told = {
  digest: plan.digest,
  person: 'ann',
  group: 'ops',
  reason: 'INC-1',
  at: '2026-03-01T12:00:00.002Z',
  plan,
  runners: [alice.who],
};

describe('the journal', () => {
  it('has nothing where no glass was broken', () => {
    expect(brokenGlass([])).toEqual([]);
    expect(brokenGlass(entriesOf(record.filter(({ kind }) => kind !== 'break-glass')))).toEqual([]);
  });

  it('has each plan once, as it was broken first, with who applied it', () => {
    expect(brokenGlass(entriesOf([...record, { ...glass, person: 'ben' }]))).toEqual([told]);
  });

  it.each<readonly [string, GateReport, number]>([
    ['passed the ordinary gate', report('on', true), 0],
    ['was refused by it', report('on', false), 1],
    ['passed with the glass broken again', report('break-glass', true), 1],
    ['passed because the gate was off', report('off', true), 1],
  ])('counts it as settled only where a later apply %s: %#', (_name, gate, left) => {
    const later: JournalEvent = { kind: 'approvals', ...run, gate, evidence: [] };
    expect(brokenGlass(entriesOf([...record, later]))).toHaveLength(left);
    expect(brokenGlass(entriesOf([later, ...record]))).toHaveLength(1);
    expect(brokenGlass(entriesOf([...record, { ...later, digest: 'sha256:other' }]))).toHaveLength(1);
  });
});

describe('what is missing since', () => {
  const approval = (name: string, over: Partial<Approval> = {}): Approval => ({
    digest: plan.digest,
    decision: 'approve',
    by: { kind: 'ssh-key', key: key(name[0] ?? '') },
    issuedAt: now,
    expiresAt: now + 24 * hour,
    acknowledged: [],
    from: `approvals/${name}.json`,
    ...over,
  });
  const missing = (
    approvals: readonly Approval[],
    at = now + hour,
    over: Partial<Trust> = {},
    who: Involved = nobody,
  ) =>
    missingSince(
      told,
      { trust: { ...trust, ...over }, found: { approvals, unreadable: [], evidence: [] }, involved: who },
      facts,
      at,
    );

  it('is what the ordinary gate says', () => {
    expect(missing([])).toEqual(['1 more approval']);
    expect(missing([approval('ben')])).toEqual([]);
    expect(missing([approval('eve')])).toEqual(['1 more approval']);
    expect(missing([approval('ben', { digest: 'sha256:other' })])).toEqual(['1 more approval']);
    expect(missing([approval('ben')], now + hour, {}, { ...nobody, sshKeys: [key('b')] })).not.toEqual([]);
  });

  it('is nothing any more once it was approved, although approvals expire', () => {
    expect(missing([approval('ben')], now + 1000 * hour)).toEqual([]);
  });

  it('is not given by an approval of the future, nor by one that had expired when it was needed', () => {
    expect(missing([approval('ben', { issuedAt: now + 2 * hour })])).toEqual(['1 more approval']);
    const rules = [
      {
        ...{ id: 'two', approvals: 2, groups: [], distinctGroups: 1, maxAge: null, objectionVetoes: true },
        match: { risks: null, targets: null, keyLabels: null, changes: null },
      },
    ];
    const two = { policies: [{ ...policy, gate: 'on' as const, rules }] };
    const early = approval('ann', { expiresAt: now + hour });
    expect(missing([early, approval('ben', { issuedAt: now + hour / 2 })], now + 9 * hour, two)).toEqual([]);
    expect(missing([early, approval('ben', { issuedAt: now + 2 * hour })], now + 9 * hour, two)).toEqual([
      '1 more approval',
    ]);
  });

  it('is not that the rules are others now, but what they ask for', () => {
    const rules = { groups: [...trust.groups, { name: 'security', people: [person('sue')], source }] };
    expect(missing([approval('ben')], now + hour, rules)).toEqual([]);
    const strict = { groups: [{ name: 'security', people: [person('sue')], source }] };
    expect(missing([approval('ben')], now + hour, strict)).toEqual(['1 more approval']);
  });

  it('is the plan, where the journal lacks it', () => {
    const glassOnly = { ...told, plan: null };
    const input = { trust, found: { approvals: [], unreadable: [], evidence: [] }, involved: nobody };
    expect(missingSince(glassOnly, input, facts, now)).toEqual([
      'the plan itself, which the journal doesn’t have',
    ]);
  });
});
