import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { gate } from '../../src/approval/gate.js';
import type { GateReport, RejectionReason, RuleReport } from '../../src/model/approval.js';
import { gateHuman, gateJson, gateMarkdown, gateVerdict, plainOptions } from '../../src/render/index.js';
import {
  approvalOf,
  changeOf,
  facts,
  group,
  inputOf,
  person,
  planOf,
  policy,
  rule,
  trustOf,
} from '../approval/gate-builders.js';
import { hostile } from './hostile.js';
import { withoutCode } from './markdown-outside.js';

const plan = planOf(changeOf('routine'), changeOf('destructive'));
const groups = [group('platform', person('Anna'), person('Ben')), group('security', person('Carl'))];
const rules = [
  rule('payments', {
    match: { risks: ['destructive'], targets: null, keyLabels: { data: 'pci' }, changes: null },
    approvals: 2,
    groups: ['platform', 'security'],
    distinctGroups: 2,
    maxAge: 36 * 3600,
  }),
];
const approvals = [
  approvalOf(plan, 'Anna'),
  approvalOf(plan, 'Carl', { acknowledged: [] }),
  approvalOf(plan, 'Zoe'),
];
const unreadable = [{ from: 'approvals/torn.json', reason: 'it is cut off' }];
const report = gate(inputOf(plan, trustOf(groups, [policy(rules)]), approvals, { unreadable }), facts);
const passing = gate(
  inputOf(plan, trustOf(groups, [policy(rules)]), [approvalOf(plan, 'Anna'), approvalOf(plan, 'Carl')]),
  facts,
);
const enabling = planOf(changeOf('routine', { step: { op: 'enable' } }));
const broken = gate(
  inputOf(
    enabling,
    trustOf(groups, [policy(rules, { breakGlass: 'security' })]),
    [approvalOf(enabling, 'Carl')],
    { breakGlass: { reason: 'INC-42: `checkout` is down' } },
  ),
  facts,
);
const off = gate(inputOf(plan, trustOf(groups, [policy([], { gate: 'off' })]), []), facts);

const required = { approvals: 1, groups: [], distinctGroups: 1, maxAge: null, objectionVetoes: true };
const satisfied: RuleReport = { rule: 'r', required, changes: ['c'], given: [], missing: [], rejected: [] };

function hostileReport(text: string): GateReport {
  return {
    ...report,
    trust: text,
    glass: { person: text, group: text, reason: text },
    rules: [
      {
        rule: text,
        required: { ...required, groups: [text], distinctGroups: 2 },
        changes: [text],
        given: [{ person: text, group: text, from: text }],
        missing: [text],
        rejected: [{ from: text, who: text, reason: 'unreadable', detail: text }],
      },
    ],
  };
}

describe('the gate', () => {
  it('is told for a terminal', async () => {
    await expect(gateHuman(report, plainOptions)).toMatchFileSnapshot('golden/gate.txt');
    await expect(gateHuman(passing, { ...plainOptions, verbose: true })).toMatchFileSnapshot(
      'golden/gate-passes.txt',
    );
    await expect(gateHuman(broken, plainOptions)).toMatchFileSnapshot('golden/gate-broken.txt');
  });

  it('is told in Markdown', async () => {
    await expect(gateMarkdown(report)).toMatchFileSnapshot('golden/gate.md');
    await expect(gateMarkdown(off)).toMatchFileSnapshot('golden/gate-off.md');
    await expect(gateMarkdown(broken)).toMatchFileSnapshot('golden/gate-broken.md');
  });

  it.each<readonly [Partial<GateReport>, string]>([
    [
      { passes: false, rules: [{ ...satisfied, missing: ['x'] }] },
      'the gate refuses: 1 rule is not satisfied',
    ],
    [{ passes: true, rules: [satisfied, satisfied] }, 'the gate passes: 2 rules are satisfied'],
    [{ passes: true, rules: [] }, 'the gate passes: the plan changes nothing'],
    [
      { passes: true, mode: 'off', rules: [] },
      'THE GATE IS OFF: nobody has to approve anything, and whoever did was not counted',
    ],
    [
      { passes: true, mode: 'break-glass', rules: [{ ...satisfied, missing: ['x'] }] },
      'THE GLASS IS BROKEN: it passes in an emergency, and still needs the approvals',
    ],
    [
      { passes: true, rules: [{ ...satisfied, required: { ...required, approvals: 0 } }] },
      'the gate passes: THE RULES ASK FOR NO APPROVAL',
    ],
  ])('has a verdict: %#', (more, words) => {
    const shown = { ...report, mode: 'on', ...more } as const;
    expect(gateVerdict(shown)).toBe(words);
    expect(gateHuman(shown, plainOptions).split('\n')[0]).toBe(words);
    expect(gateMarkdown(shown).split('\n')[0]).toBe(`### keywright gate: ${words}`);
  });

  it.each([
    [86_400, '24 hours'],
    [2 * 86_400, '2 days'],
    [90 * 60, '90 minutes'],
    [60, '1 minute'],
    [61, '61 seconds'],
  ])('says that %i seconds are %s', (maxAge, words) => {
    const rules = [{ ...satisfied, required: { ...required, maxAge } }];
    expect(gateHuman({ ...report, rules }, plainOptions)).toContain(`1 approval, at most ${words} old`);
  });
});

describe('the gate for programs', () => {
  const schema = JSON.parse(readFileSync('schemas/gate.schema.json', 'utf8'));
  const fits = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

  it.each([
    ['refuses', report],
    ['passes', passing],
    ['is off', off],
    ['is broken', broken],
  ] as const)('is the report, as its schema has it, where it %s', (_, each) => {
    expect(fits(JSON.parse(gateJson(each)))).toBe(true);
    expect(JSON.parse(gateJson(each))).toEqual(JSON.parse(JSON.stringify(each)));
  });

  it('has every reason in its schema', () => {
    const reasons: Record<RejectionReason, true> = {
      'wrong digest': true,
      expired: true,
      'not yet valid': true,
      'too old': true,
      'unknown key': true,
      'not in the group': true,
      involved: true,
      bot: true,
      superseded: true,
      'same person twice': true,
      'losses not acknowledged': true,
      objection: true,
      unreadable: true,
    };
    const { enum: known } = schema.properties.rules.items.properties.rejected.items.properties.reason;
    expect([...known].sort()).toEqual(Object.keys(reasons).sort());
  });
});

describe('hostile text in the gate', () => {
  it.each(hostile)('is harmless: %j', (text) => {
    const human = gateHuman(hostileReport(text), { ...plainOptions, verbose: true });
    expect(human.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    const plain = gateHuman(hostileReport('plain'), { ...plainOptions, verbose: true });
    expect(human.split('\n')).toHaveLength(plain.split('\n').length);
    const markdown = withoutCode(gateMarkdown(hostileReport(text)));
    expect(markdown).toBe(withoutCode(gateMarkdown(hostileReport('plain'))));
    expect(JSON.parse(gateJson(hostileReport(text)))).toEqual(hostileReport(text));
  });
});
