import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gate } from '../../src/approval/gate.js';
import type { Approval, ApprovalRule, GateInput, Person, RuleFacts } from '../../src/model/approval.js';
import type { Plan } from '../../src/model/plan.js';
import { risks } from '../../src/model/risk.js';
import { sealPlan } from '../../src/plan/digest.js';
import {
  changeOf,
  facts,
  group,
  hour,
  inputOf,
  now,
  planOf,
  policy,
  rule,
  trustOf,
} from './gate-builders.js';
import { modelPasses } from './gate-model.js';

const some = <T>(items: readonly T[], options: fc.SubarrayConstraints = {}) =>
  fc.subarray([...items], options);
const one = <T>(...items: readonly T[]) => fc.constantFrom(...items);
const keys = ['k1', 'k2', 'k3', 'k4', 'k5'].map((key) => `ssh-ed25519 ${key}`);
const logins = ['anna', 'ben', 'carl', 'dora'];
const emails = logins.map((login) => `${login}@acme.example`);
const groupNames = ['platform', 'security', 'owners'];

/** Mostly people with things of their own, and now and then one who shares something with another. */
const people: fc.Arbitrary<Person> = fc.nat(3).chain((index) => {
  const own = (list: readonly string[]) => [list[index] ?? ''];
  return fc.record({
    name: fc.oneof(
      { weight: 9, arbitrary: fc.constant(`P${index}`) },
      { weight: 1, arbitrary: one('P0', 'P1') },
    ),
    github: one(null, logins[index] ?? null),
    emails: fc.oneof(
      { weight: 9, arbitrary: fc.constant(own(emails)) },
      { weight: 1, arbitrary: some(emails, { maxLength: 1 }) },
    ),
    sshKeys: fc.oneof(
      { weight: 6, arbitrary: fc.constant(own(keys)) },
      { weight: 3, arbitrary: fc.constant([...own(keys), 'ssh-ed25519 k5']) },
      { weight: 1, arbitrary: some(keys, { maxLength: 2 }) },
    ),
  });
});

const groups = some(groupNames, { minLength: 1 }).chain((names) =>
  fc.tuple(...names.map((name) => fc.array(people, { maxLength: 3 }).map((all) => group(name, ...all)))),
);

const changes = fc
  .uniqueArray(fc.tuple(one(...risks), one('cards', 'ledger')), {
    minLength: 1,
    maxLength: 3,
    selector: ([risk, name]) => `${risk} ${name}`,
  })
  .map((list) => list.map(([risk, name]) => changeOf(risk, { key: { name, target: 'prod' } })));

const matches: fc.Arbitrary<ApprovalRule['match']> = fc.record({
  risks: fc.option(some(risks, { minLength: 1 })),
  targets: fc.constant(null),
  keyLabels: one(null, null, { data: 'pci' }),
  changes: one(null, null, ['schedule-deletion'], ['put-policy'], ['approval-rules']),
});

const rules = fc
  .array(
    fc.record({
      match: matches,
      approvals: fc.nat(3),
      groups: some(groupNames),
      distinctGroups: fc.nat(3),
      maxAge: one(null, 3600, 3 * 3600),
      objectionVetoes: fc.boolean(),
    }),
    { maxLength: 2 },
  )
  .map((list) => list.map((each, index) => rule(`r${index}`, each)));

const labels = one<Readonly<Record<string, string>>>({}, { data: 'pci' });
const known: fc.Arbitrary<RuleFacts> = fc.tuple(labels, labels).map(([base, head]) => ({
  trusted: { ...facts.proposed, keys: [{ name: 'cards', labels: base }] },
  proposed: { ...facts.proposed, keys: [{ name: 'cards', labels: head }] },
}));

const usually = <T>(value: T, ...others: readonly T[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: one(...others) });

function approvals(digest: string): fc.Arbitrary<readonly Approval[]> {
  const each = fc.record({
    digest: usually(digest, `sha256:${'0'.repeat(64)}`),
    decision: usually<Approval['decision']>('approve', 'object'),
    by: one<Approval['by']>(
      ...keys.map((key) => ({ kind: 'ssh-key', key }) as const),
      ...logins.map((login) => ({ kind: 'github', login }) as const),
    ),
    issuedAt: one(-30, -2.5, -1, -1, -1, -1, -0.5, 0, 1).map((hours) => now + hours * hour),
    expiresAt: usually(now + hour, now, now - 0.4 * hour, now - hour),
    acknowledged: usually<readonly string[]>(['cards@prod', 'ledger@prod'], [], ['cards@prod']),
  });
  return fc
    .array(each, { maxLength: 6 })
    .map((list) => list.map((over, index) => ({ ...over, from: `${index}.json` })));
}

const involved = fc.record({
  emails: usually<readonly string[]>([], ['ben@acme.example'], ['carl@users.noreply.github.com']),
  logins: usually<readonly string[]>([], ['anna']),
  sshKeys: usually<readonly string[]>([], [keys[3] ?? '']),
});

/** What a case has beside changes of keys. */
interface Extra {
  readonly ofRules?: boolean;
  readonly glass?: boolean;
  readonly restores?: boolean;
}

const rulesChange = {
  id: 'rules/ApproverGroup/security',
  kind: 'ApproverGroup',
  name: 'security',
  effect: 'adds mallory',
  before: null,
  after: null,
} as const;

function resealed(plan: Plan, { ofRules, restores }: Extra): Plan {
  const undone = { digest: `sha256:${'a'.repeat(64)}`, changes: [], snapshot: 'b'.repeat(64) };
  return sealPlan(
    {
      ...plan,
      rulesChanges: ofRules === true ? [rulesChange] : [],
      restores: restores === true ? undone : null,
    },
    plan.meta,
  );
}

const cases: fc.Arbitrary<{ readonly input: GateInput; readonly known: RuleFacts }> = fc
  .record({
    groups,
    changes,
    rules,
    known,
    involved,
    gate: usually<'on' | 'off'>('on', 'off'),
    extra: one<Extra>({}, {}, { ofRules: true }, { glass: true }, { glass: true, restores: true }),
    glassGroup: one(null, 'platform', 'security'),
  })
  .chain(({ groups, changes, rules, known, involved, gate, extra, glassGroup }) => {
    const plan = resealed(planOf(...changes), extra);
    const none = rules.length === 0 && gate === 'on' && glassGroup === null;
    const policies = none ? [] : [policy(rules, { gate, breakGlass: glassGroup })];
    const glass = extra.glass === true ? { breakGlass: { reason: 'INC-1' } } : {};
    return approvals(plan.digest).map((found) => ({
      input: inputOf(plan, trustOf(groups, policies), found, { involved, known, ...glass }),
      known,
    }));
  });

describe('the gate and a model that tries everything', () => {
  it('agree, so that it never passes where a condition is false', () => {
    let [passed, passedOn, all] = [0, 0, 0];
    fc.assert(
      fc.property(cases, ({ input, known }) => {
        const report = gate(input, known);
        expect(report.passes).toBe(modelPasses(input, known));
        all++;
        if (report.passes) passed++;
        if (report.passes && report.rules.some(({ required }) => required.approvals > 0)) passedOn++;
      }),
      { numRuns: 6000 },
    );
    expect(passed).toBeLessThan(all / 2);
    expect(passedOn).toBeGreaterThan(all / 50);
  });

  it('still refuses when any one approval of a pass that needs all of them is gone or spoiled', () => {
    const spoils: readonly Partial<Approval>[] = [
      { digest: 'sha256:1' },
      { decision: 'object' },
      { expiresAt: now },
      { by: { kind: 'github', login: 'nobody' } },
      { issuedAt: now + hour },
    ];
    let tried = 0;
    fc.assert(
      fc.property(cases, fc.nat(), ({ input, known }, choice) => {
        const { passes, rules } = gate(input, known);
        const tight = rules.find(
          ({ required, given }) => given.length > 0 && given.length === required.approvals,
        );
        const needed = tight?.given[choice % (tight.given.length || 1)]?.from;
        if (!passes || needed === undefined) return;
        for (const spoil of spoils) {
          const spoilt = input.found.approvals.map((each) =>
            each.from === needed ? { ...each, ...spoil } : each,
          );
          // An earlier word of the same person may take its place, which is right where the later one was never theirs.
          const others = spoilt.filter(({ from }) => from === needed || !isEarlier(rules, from));
          const found = { ...input.found, approvals: others };
          expect(gate({ ...input, found }, known).passes).toBe(false);
          tried++;
        }
      }),
      { numRuns: 3000 },
    );
    expect(tried).toBeGreaterThan(100);
  });
});

function isEarlier(reports: ReturnType<typeof gate>['rules'], from: string): boolean {
  return reports.some(({ rejected }) =>
    rejected.some((each) => each.from === from && ['superseded', 'same person twice'].includes(each.reason)),
  );
}
