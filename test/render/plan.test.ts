import { describe, expect, it } from 'vitest';
import { plainOptions } from '../../src/render/options.js';
import { planHuman } from '../../src/render/plan/plan-human.js';
import { planMarkdown } from '../../src/render/plan/plan-markdown.js';
import { hostile } from './hostile.js';
import { withoutCode } from './markdown-outside.js';
import { change, changes, plan, rulesChanges } from './samples.js';

const empty = plan({ changes: [], blocked: [] });

/** A plan in which every text from outside is this one. */
function hostilePlan(text: string) {
  const row = {
    principals: [text],
    except: [text],
    operations: [text],
    conditions: text,
    certainty: 'may' as const,
    witness: { principal: text, action: text, resource: text, context: { [text]: [text] } },
    note: text,
  };
  const key = { name: text, target: text };
  return plan({
    changes: [
      change({
        ...changes.policy,
        key,
        effect: text,
        irreversible: text,
        access: { gained: [row], lost: [row] },
        before: { [text]: text },
        after: `${text}.`,
      }),
    ],
    blocked: [{ key, code: 'KW4004', message: text, remedy: text }],
    requires: [
      { rule: text, approvals: 2, groups: [text], distinctGroups: 2, maxAge: 1, objectionVetoes: false },
    ],
    rulesChanges: [
      {
        id: text,
        kind: 'ApproverGroup',
        name: text,
        effect: text,
        before: { [text]: text },
        after: { [text]: [text] },
      },
    ],
    restores: { digest: text, changes: [text], snapshot: text },
    meta: { ...empty.meta, notes: [{ key, target: text, message: text }] },
  });
}

const restores = { digest: `sha256:${'cd'.repeat(32)}`, changes: ['a'], snapshot: 'ef'.repeat(32) };
const withRules = plan({ rulesChanges, restores });
const rulesOnly = plan({ changes: [], blocked: [], rulesChanges });
const free = [
  { requires: [] },
  { requires: plan().requires.map((each) => ({ ...each, approvals: 0 })) },
  { requires: [], changes: [], rulesChanges },
];
const gateOff = 'NO APPROVAL NEEDED: the approval rules say that the gate is off';

describe('planHuman', () => {
  it('says what happens, riskiest first, then details', async () => {
    await expect(planHuman(plan(), plainOptions)).toMatchFileSnapshot('golden/plan.txt');
  });

  it('unfolds with verbose', async () => {
    await expect(planHuman(plan(), { ...plainOptions, verbose: true })).toMatchFileSnapshot(
      'golden/plan-verbose.txt',
    );
  });

  it('has colours on a terminal', async () => {
    await expect(planHuman(plan(), { ...plainOptions, color: true })).toMatchFileSnapshot(
      'golden/plan-color.txt',
    );
  });

  it('says `no changes` where there is nothing to do', () => {
    expect(planHuman(empty, plainOptions)).toContain('no changes');
  });

  it('never says `no changes` of a plan with blocked keys', () => {
    expect(planHuman(plan({ changes: [] }), plainOptions)).not.toContain('no changes');
  });

  it('says before the changes how the rules change, and what is undone', async () => {
    await expect(planHuman(withRules, plainOptions)).toMatchFileSnapshot('golden/plan-rules.txt');
  });

  it('shows a plan that changes nothing but the rules', () => {
    const text = planHuman(rulesOnly, plainOptions);
    expect(text.startsWith('no changes to keys; 2 changes to the approval rules\n')).toBe(true);
    expect(text).not.toContain('as the estate says');
    expect(text).toContain('approvals needed\n  default:destructive  2 approvals');
  });

  it('says of a rollback without changes that it restores nothing, and not that all is as it was', () => {
    expect(planHuman({ ...empty, restores }, plainOptions)).toContain(
      'no changes: there is nothing to restore\n',
    );
  });

  it.each(free)('says right away where nobody has to approve: %#', (over) => {
    const [headline, , line] = planHuman(plan(over), plainOptions).split('\n');
    expect(headline).toContain('change');
    expect(line).toMatch(/^NO APPROVAL NEEDED: /);
    expect(planHuman(plan(over), plainOptions)).not.toContain('approvals needed');
  });

  it('needs nobody’s approval for nothing, and makes no noise about it', () => {
    expect(planHuman({ ...empty, requires: [] }, plainOptions)).not.toMatch(/approval/i);
  });

  it.each(hostile)('shows hostile text harmlessly: %j', (text) => {
    expect(planHuman(hostilePlan(text), plainOptions).replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\p{Cf}\p{Cs}]/u,
    );
    const [hostileLines, plainLines] = [text.split('\n')[0] ?? '', 'plain'].map(
      (words) => planHuman(hostilePlan(words), plainOptions).split('\ndetails\n')[0]?.split('\n').length,
    );
    expect(hostileLines).toBe(plainLines);
  });
});

describe('planMarkdown', () => {
  it('is a table with folded details', async () => {
    await expect(planMarkdown(plan())).toMatchFileSnapshot('golden/plan.md');
  });

  it('has the rules first, with their difference folded', async () => {
    await expect(planMarkdown(withRules)).toMatchFileSnapshot('golden/plan-rules.md');
  });

  it('keeps the rows of the rules when the details do not fit', () => {
    const text = planMarkdown(withRules, 10);
    expect(text).toContain('| **destructive** | `rules/ApproverGroup/security` |');
    expect(text.indexOf('`rules/')).toBeLessThan(text.indexOf('`ledger@prod-eu`'));
    expect(text).not.toContain('```diff');
  });

  it.each(free)('is loud where nobody has to approve: %#', (over) => {
    expect(planMarkdown(plan(over))).toMatch(/^\*\*NO APPROVAL NEEDED: .*\*\*$/m);
  });

  it('is loud where the gate is off', () => {
    expect(planMarkdown(plan({ requires: [] }))).toContain(`**${gateOff}**`);
  });

  it('has no empty table where there is nothing to do', async () => {
    await expect(planMarkdown(empty)).toMatchFileSnapshot('golden/plan-empty.md');
  });

  it('keeps every row when the details do not fit', () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      change({ ...changes.destroy, key: { name: `key-${index}`, target: 'prod-eu' } }),
    );
    const text = planMarkdown(plan({ changes: [changes.describe, ...many] }), 1000);
    expect(text.match(/\| \*\*destructive\*\* \|/g)).toHaveLength(200);
    expect(text).toContain("don't fit here");
    expect(text).not.toContain('```diff');
    expect(text.indexOf('destructive** |')).toBeLessThan(text.indexOf('| routine |'));
  });

  it.each(hostile)('leaves hostile text no way out of spans and fences: %j', (text) => {
    const outside = withoutCode(planMarkdown(hostilePlan(text)));
    expect(outside).toBe(withoutCode(planMarkdown(hostilePlan('plain'))));
  });
});
