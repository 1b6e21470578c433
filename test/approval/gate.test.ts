import { describe, expect, it } from 'vitest';
import { gate } from '../../src/approval/gate.js';
import type { Approval, Involved, RejectionReason } from '../../src/model/approval.js';
import { sealPlan } from '../../src/plan/digest.js';
import {
  approvalOf,
  changeOf,
  facts,
  group,
  hour,
  inputOf,
  keyOf,
  now,
  person,
  planOf,
  policy,
  rule,
  trustOf,
} from './gate-builders.js';

const deletion = planOf(changeOf('destructive'));
const trust = trustOf([
  group('platform', person('Anna'), person('Ben'), person('Dora')),
  group('security', person('Carl'), person('Dora')),
]);

/** Whether the gate passes, and whose approval it doesn't count for what reason. */
function judge(
  approvals: readonly Approval[],
  { involved = {}, ...more }: { involved?: Partial<Involved>; now?: number; trust?: typeof trust } = {},
) {
  const input = inputOf(deletion, more.trust ?? trust, approvals, {
    involved: { emails: [], logins: [], sshKeys: [], ...involved },
    now: more.now ?? now,
  });
  const { passes, rules } = gate(input, facts);
  expect(rules).toHaveLength(1);
  const [report] = rules;
  expect(passes).toBe(report?.missing.length === 0);
  return {
    passes,
    given: report?.given.map((each) => `${each.person} for ${each.group}`),
    rejected: report?.rejected.map(({ who, reason }) => `${who}: ${reason}`),
    missing: report?.missing ?? [],
  };
}

const anna = approvalOf(deletion, 'Anna');
const ben = approvalOf(deletion, 'Ben');
const carl = approvalOf(deletion, 'Carl');

describe('a deletion needs two people of two groups within a day', () => {
  it('and passes with them', () => {
    expect(judge([anna, carl])).toEqual({
      passes: true,
      given: ['Anna for platform', 'Carl for security'],
      rejected: [],
      missing: [],
    });
  });

  it('lets whoever is in both groups stand for the one that is open', () => {
    const dora = approvalOf(deletion, 'Dora');
    expect(judge([dora, anna])).toMatchObject({
      passes: true,
      given: ['Anna for platform', 'Dora for security'],
    });
    expect(judge([dora, carl])).toMatchObject({
      passes: true,
      given: ['Dora for platform', 'Carl for security'],
    });
    expect(judge([dora]).missing[0]).toBe('1 more approval');
  });

  it.each<readonly [string, readonly Approval[], RegExp]>([
    ['nobody', [], /^2 more approvals$/],
    ['one', [anna], /^1 more approval$/],
    ['two of one group', [anna, ben], /2 different groups: those given can stand for 1/],
  ])('and refuses %s', (_, approvals, words) => {
    const { passes, missing } = judge(approvals);
    expect(passes).toBe(false);
    expect(missing.some((text) => words.test(text))).toBe(true);
  });

  const annasOther = 'ssh-ed25519 b3RoZXI=';
  const twoKeys = trustOf([
    group('platform', person('Anna', { sshKeys: [keyOf('Anna'), annasOther] })),
    group('security', person('Carl')),
  ]);
  const secondKey = approvalOf(deletion, 'Anna', {
    by: { kind: 'ssh-key', key: annasOther },
    from: 'approvals/other.json',
  });
  const stranger = 'SHA256:';

  it.each<readonly [string, RejectionReason, Approval, Parameters<typeof judge>[1]]>([
    [
      'another plan',
      'wrong digest',
      approvalOf(deletion, 'Carl', { digest: `sha256:${'0'.repeat(64)}` }),
      {},
    ],
    ['one that has just expired', 'expired', { ...carl, expiresAt: now }, {}],
    ['one that never ends nor begins', 'expired', { ...carl, expiresAt: Number.NaN }, {}],
    [
      'one over a day old',
      'too old',
      { ...carl, issuedAt: now - 24 * hour - 1, expiresAt: now + 100 * hour },
      {},
    ],
    [
      'one that is dated ahead',
      'not yet valid',
      { ...carl, issuedAt: now + hour, expiresAt: now + 2 * hour },
      {},
    ],
    ['one without a date', 'not yet valid', { ...carl, issuedAt: Number.NaN }, {}],
    ['the author, by address', 'involved', carl, { involved: { emails: ['carl@acme.example'] } }],
    ['the author, in capitals', 'involved', carl, { involved: { emails: ['Carl@ACME.example'] } }],
    [
      'the author, by GitHub’s address',
      'involved',
      carl,
      { involved: { emails: ['carl@users.noreply.github.com'] } },
    ],
    [
      'the author, by GitHub’s newer address',
      'involved',
      carl,
      { involved: { emails: ['123+Carl@users.noreply.github.com'] } },
    ],
    ['the author, by login', 'involved', carl, { involved: { logins: ['Carl'] } }],
    [
      'whoever applies, by key',
      'involved',
      carl,
      { involved: { sshKeys: [`${keyOf('Carl')} carl@laptop`] } },
    ],
    ['who names no loss', 'losses not acknowledged', { ...carl, acknowledged: [] }, {}],
    ['who names another loss', 'losses not acknowledged', { ...carl, acknowledged: ['cards@test'] }, {}],
    ['who objects', 'objection', { ...carl, decision: 'object' }, {}],
  ])('and doesn’t count %s', (_, reason, approval, options) => {
    const { passes, rejected } = judge([anna, approval], options);
    expect(passes).toBe(false);
    expect(rejected).toEqual([`Carl: ${reason}`]);
  });

  it('and doesn’t count an unknown key, which it names by its fingerprint', () => {
    const { passes, rejected } = judge([anna, approvalOf(deletion, 'Zoe')]);
    expect(passes).toBe(false);
    expect(rejected?.[0]).toMatch(new RegExp(`^${stranger}.{43}: unknown key$`));
  });

  it('and doesn’t count a robot, even where somebody has made it an approver', () => {
    const by = { kind: 'github', login: 'Helper[bot]' } as const;
    const robot = trustOf([...trust.groups, group('robots', person('Helper', { github: 'helper[bot]' }))]);
    expect(judge([anna, { ...carl, by }], { trust: robot })).toMatchObject({
      passes: false,
      rejected: ['Helper: bot'],
    });
    const key = approvalOf(deletion, 'Helper');
    expect(judge([anna, key], { trust: robot }).rejected).toEqual(['Helper: bot']);
  });

  it('and counts one person with two keys once', () => {
    expect(judge([anna, secondKey], { trust: twoKeys })).toMatchObject({
      passes: false,
      given: ['Anna for platform'],
      rejected: ['Anna: same person twice'],
    });
  });

  it('and counts one person who is written as two once', () => {
    const twice = trustOf([
      group('platform', person('Anna', { sshKeys: [keyOf('Anna')] })),
      group('security', person('Anna Example', { emails: ['ANNA@acme.example'.toLowerCase()] })),
    ]);
    const both = [anna, approvalOf(deletion, 'Anna Example')];
    expect(judge(both, { trust: twice })).toMatchObject({
      passes: false,
      rejected: ['Anna: same person twice'],
    });
  });

  it('and takes a GitHub review for its login’s person', () => {
    const review = { ...carl, by: { kind: 'github', login: 'CARL' } as const };
    expect(judge([anna, review]).passes).toBe(true);
  });
});

describe('the last word of a person counts', () => {
  const objection = { ...carl, decision: 'object', issuedAt: now - hour + 1, from: 'objection' } as const;

  it('so that an objection takes back an approval, and stands after its expiry', () => {
    for (const expiresAt of [now + hour, now - 1]) {
      const { passes, missing, rejected } = judge([anna, ben, carl, { ...objection, expiresAt }]);
      expect(passes).toBe(false);
      expect(missing[0]).toBe('Carl objects to the plan');
      expect(rejected).toContain('Carl: superseded');
    }
  });

  it('and an objection is shown with its reason, where it has one', () => {
    const said = (reason?: string) =>
      gate(
        inputOf(deletion, trust, [reason === undefined ? objection : { ...objection, reason }]),
        facts,
      ).rules[0]?.rejected.map(({ detail }) => detail);
    expect([said('still in use'), said()]).toEqual([['still in use'], ['it is against the plan']]);
  });

  it('and an approval takes back an objection', () => {
    const before = { ...objection, issuedAt: now - 2 * hour };
    expect(judge([anna, carl, before])).toMatchObject({ passes: true, rejected: ['Carl: superseded'] });
  });

  it('but one that is dated ahead doesn’t', () => {
    const ahead = { ...carl, issuedAt: now + hour, expiresAt: now + 2 * hour, from: 'ahead' };
    expect(judge([anna, objection, ahead]).passes).toBe(false);
  });

  it('and an objection of the same moment counts before an approval', () => {
    expect(judge([anna, carl, { ...objection, issuedAt: carl.issuedAt }]).passes).toBe(false);
    expect(judge([anna, { ...objection, issuedAt: carl.issuedAt }, carl]).passes).toBe(false);
  });

  it('so that an older approval doesn’t come back to life when the newer one expires', () => {
    const newer = { ...carl, issuedAt: now - 2, expiresAt: now - 1, from: 'newer' };
    expect(judge([anna, carl, newer])).toMatchObject({
      passes: false,
      rejected: ['Carl: expired', 'Carl: superseded'],
    });
  });
});

describe('an objection', () => {
  const routine = planOf(changeOf('routine'));
  const by = (name: string) => approvalOf(routine, name, { decision: 'object' });
  const judgeRule = (more: Parameters<typeof rule>[1], ...approvals: readonly Approval[]) =>
    gate(inputOf(routine, trustOf(trust.groups, [policy([rule('one', more)])]), approvals), facts);

  it('of anybody in the rule’s groups vetoes', () => {
    expect(judgeRule({}, approvalOf(routine, 'Anna'), by('Carl')).passes).toBe(false);
    expect(judgeRule({ groups: ['platform'] }, approvalOf(routine, 'Anna'), by('Carl')).passes).toBe(true);
  });

  it('only counts for nothing where the rule says so', () => {
    const { passes, rules } = judgeRule({ objectionVetoes: false }, approvalOf(routine, 'Anna'), by('Carl'));
    expect(passes).toBe(true);
    expect(rules[0]?.rejected).toMatchObject([{ who: 'Carl', reason: 'objection' }]);
  });
});

describe('the gate', () => {
  it('says that there are no approvers', () => {
    const { passes, rules } = gate(inputOf(deletion, trustOf([]), [anna, carl]), facts);
    expect(passes).toBe(false);
    expect(rules[0]?.missing[0]).toContain('origin/main (3f2a) names no approvers');
  });

  it('says that waiting is no use', () => {
    const { rules } = gate(
      inputOf(deletion, trust, [anna], {
        involved: { emails: [], logins: ['carl', 'dora'], sshKeys: [] },
      }),
      facts,
    );
    expect(rules[0]?.missing.at(-1)).toBe(
      'more approvers: only 2 people of the groups may approve this plan, for 1 group',
    );
  });

  it('lists what can’t be read under every rule', () => {
    const plan = planOf(changeOf('routine'), changeOf('destructive'));
    const unreadable = [{ from: 'approvals/x.json', reason: 'bad signature' }];
    const { rules } = gate(inputOf(plan, trust, [], { unreadable }), facts);
    expect(rules.map((each) => each.rejected.map(({ reason }) => reason))).toEqual([
      ['unreadable'],
      ['unreadable'],
    ]);
  });

  it('refuses a plan whose digest isn’t that of its content, whoever approved it', () => {
    const edited = { ...deletion, changes: [changeOf('destructive', { effect: 'something else' })] };
    for (const policies of [[], [policy([], { gate: 'off' })]]) {
      const report = gate(inputOf(edited, trustOf(trust.groups, policies), [anna, carl]), facts);
      expect(report).toMatchObject({ passes: false, rules: [{ rule: 'digest' }, ...report.rules.slice(1)] });
      expect(report.digest).not.toBe(deletion.digest);
    }
  });

  it('is off only where every policy says so', () => {
    const off = policy([], { gate: 'off' });
    const report = (...policies: readonly ReturnType<typeof policy>[]) =>
      gate(inputOf(deletion, trustOf(trust.groups, policies), []), facts);
    expect(report(off)).toMatchObject({ passes: true, mode: 'off', rules: [] });
    expect(report(off, policy([]))).toMatchObject({ passes: false, mode: 'on' });
    expect(report(policy([rule('x')], { gate: 'off' }))).toMatchObject({ passes: false, mode: 'on' });
    expect(report()).toMatchObject({ passes: false, mode: 'on' });
  });

  it('lets a plan pass that changes nothing', () => {
    expect(gate(inputOf(planOf(), trustOf([]), []), facts)).toMatchObject({ passes: true, rules: [] });
  });
});

describe('who changes approvers and rules', () => {
  const rulesChange = {
    id: 'rules/ApproverGroup/security',
    kind: 'ApproverGroup',
    name: 'security',
    effect: 'adds mallory',
    before: null,
    after: null,
  } as const;
  const { digest: _, meta, ...body } = planOf();
  const changing = sealPlan({ ...body, rulesChanges: [rulesChange] }, meta);
  const groups = [group('platform', person('Anna'), person('Ben')), group('security', person('Carl'))];
  const says = (by: string) => approvalOf(changing, by, { acknowledged: [] });

  it('needs the old rules’ consent as for something destructive', () => {
    const { passes, rules } = gate(inputOf(changing, trustOf(groups), [says('Anna'), says('Ben')]), facts);
    expect([passes, rules[0]?.rule, rules[0]?.changes]).toEqual([
      false,
      'default:destructive',
      [rulesChange.id],
    ]);
    expect(gate(inputOf(changing, trustOf(groups), [says('Anna'), says('Carl')]), facts).passes).toBe(true);
  });

  it('is judged by a rule of its own where there is one', () => {
    const match = { risks: null, targets: null, keyLabels: null, changes: ['approval-rules'] };
    const trust = trustOf(groups, [policy([rule('rules', { match, groups: ['security'] })])]);
    expect(gate(inputOf(changing, trust, [says('Anna')]), facts).passes).toBe(false);
    expect(gate(inputOf(changing, trust, [says('Carl')]), facts).passes).toBe(true);
  });

  it('can’t hide it from the plan, nor change it after the approval', () => {
    const input = inputOf(changing, trustOf(groups), [says('Anna'), says('Carl')]);
    for (const rulesChanges of [[], [{ ...rulesChange, effect: 'another' }]]) {
      const { passes, rules } = gate({ ...input, trust: { ...input.trust, rulesChanges } }, facts);
      expect([passes, rules[0]?.rule]).toEqual([false, 'rules']);
    }
  });

  it('can’t judge a plan that was made under other rules', () => {
    const plan = planOf(changeOf('destructive'));
    const input = inputOf(plan, trustOf(groups), [approvalOf(plan, 'Anna'), approvalOf(plan, 'Carl')]);
    expect(gate(input, facts).passes).toBe(true);
    const trust = trustOf(groups, [policy([rule('more', { approvals: 1 })])]);
    const { passes, rules } = gate({ ...input, trust }, facts);
    expect([passes, rules[0]?.rule]).toEqual([false, 'rules']);
    expect(rules[0]?.missing[0]).toContain('run `keywright plan` again');
  });
});

describe('breaking the glass', () => {
  const enabling = changeOf('routine', { step: { op: 'enable' } });
  const groups = [group('platform', person('Anna'), person('Ben')), group('night', person('Nina'))];
  const trust = trustOf(groups, [policy([rule('two', { approvals: 2 })], { breakGlass: 'night' })]);
  const breakGlass = { reason: 'INC-42' };
  const says = (plan: ReturnType<typeof planOf>, by: string, more = {}) => approvalOf(plan, by, more);
  const glass = (plan: ReturnType<typeof planOf>, approvals: ReturnType<typeof says>[], more = {}) =>
    gate(inputOf(plan, trust, approvals, { breakGlass, ...more }), facts);

  it('takes one signature of the group for it, also of whoever applies', () => {
    const plan = planOf(enabling);
    expect(glass(plan, []).passes).toBe(false);
    expect(glass(plan, [says(plan, 'Anna')]).passes).toBe(false);
    const involved = { emails: ['nina@acme.example'], logins: [], sshKeys: [] };
    const report = glass(plan, [says(plan, 'Nina')], { involved });
    expect(report).toMatchObject({
      passes: true,
      mode: 'break-glass',
      glass: { person: 'Nina', group: 'night', reason: 'INC-42' },
    });
  });

  it('is not stopped by somebody else’s objection, but by that of the group’s only member', () => {
    const plan = planOf(enabling);
    const against = says(plan, 'Anna', { decision: 'object' });
    expect(glass(plan, [says(plan, 'Nina'), against]).passes).toBe(true);
    expect(glass(plan, [says(plan, 'Nina', { decision: 'object' })]).passes).toBe(false);
  });

  it('lets nothing through that takes away, widens or changes the rules', () => {
    for (const risk of ['widening', 'narrowing', 'sensitive', 'destructive'] as const) {
      const plan = planOf(enabling, changeOf(risk));
      expect(glass(plan, [says(plan, 'Nina')]).passes).toBe(false);
      expect(glass(plan, [says(plan, 'Nina'), says(plan, 'Anna')]).passes).toBe(true);
    }
  });

  it('needs a group that the trusted rules name', () => {
    const plan = planOf(enabling);
    const input = inputOf(plan, trustOf(groups), [says(plan, 'Nina')], { breakGlass });
    const { passes, rules } = gate(input, facts);
    expect([passes, rules[0]?.missing[0]]).toEqual([false, expect.stringContaining('names none')]);
  });
});
