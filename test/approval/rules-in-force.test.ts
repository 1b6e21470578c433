import { describe, expect, expectTypeOf, it } from 'vitest';
import type { RuleFacts } from '../../src/model/approval.js';
import type { ApprovalMatchSpec } from '../../src/model/generated/approval-policy.js';
import type { Change } from '../../src/model/plan.js';
import { type Risk, risks } from '../../src/model/risk.js';
import type { StepName } from '../../src/model/step.js';
import { rulesInForce } from '../../src/plan/rules-in-force.js';
import { changeOf, facts, group, planOf, policy, rule } from './gate-builders.js';

const match = { risks: null, targets: null, keyLabels: null, changes: null };

function inForce(rules: readonly ReturnType<typeof rule>[], changes: readonly Change[], known = facts) {
  return rulesInForce(planOf(...changes), [], [policy(rules)], known).map(
    (each) => `${each.rule}: ${each.changes.map(({ id }) => id).join(' ')}`,
  );
}

describe('where no rule fits', () => {
  const standard = (risk: Risk, ...groups: readonly string[]) =>
    rulesInForce(
      planOf(changeOf(risk)),
      groups.map((name) => group(name)),
      [],
      facts,
    ).map(({ rule: id, required }) => ({ id, ...required }));
  const one = { approvals: 1, groups: [], distinctGroups: 1, maxAge: null, objectionVetoes: true };

  it.each([
    ['routine', one],
    ['widening', one],
    ['narrowing', one],
    ['sensitive', { ...one, approvals: 2, distinctGroups: 2 }],
    ['destructive', { ...one, approvals: 2, distinctGroups: 2, maxAge: 86_400 }],
  ] as const)('%s changes need what the risk table says', (risk, required) => {
    expect(standard(risk)).toEqual([{ id: `default:${risk}`, ...required }]);
  });

  it('wider access is for security, where there is such a group', () => {
    expect(standard('widening', 'platform', 'security')[0]?.groups).toEqual(['security']);
    expect(standard('routine', 'security')[0]?.groups).toEqual([]);
  });

  it('every risk has its own default, each for its own changes', () => {
    expect(inForce([], risks.map((risk) => changeOf(risk)).reverse())).toEqual(
      risks.map((risk) => `default:${risk}: cards@prod/${risk}`),
    );
  });
});

describe('a rule fits', () => {
  it.each([
    ['everything', match, true],
    ['a risk', { ...match, risks: ['widening', 'destructive'] as const }, true],
    ['another risk', { ...match, risks: ['routine'] as const }, false],
    ['a target', { ...match, targets: ['test', 'prod'] }, true],
    ['a glob of targets', { ...match, targets: ['p*d'] }, true],
    ['another target', { ...match, targets: ['pro', 'prods', '?prod'] }, false],
    ['a label', { ...match, keyLabels: { data: 'pci' } }, true],
    ['another value of a label', { ...match, keyLabels: { data: 'none' } }, false],
    ['a label among those that are there', { ...match, keyLabels: { data: 'pci', team: 'a' } }, false],
    ['no inherited label', { ...match, keyLabels: { constructor: 'Object' } }, false],
    ['a field', { ...match, changes: ['tags', 'life'] }, true],
    ['a step', { ...match, changes: ['schedule-deletion'] }, true],
    ['another step', { ...match, changes: ['disable', 'policy'] }, false],
    ['not one thing of two', { ...match, risks: ['destructive'] as const, targets: ['test'] }, false],
  ])('by %s', (_, matched, expected) => {
    expect(inForce([rule('r', { match: matched })], [changeOf('destructive')])).toEqual([
      expected ? 'r: cards@prod/destructive' : 'default:destructive: cards@prod/destructive',
    ]);
  });

  it('one and the same change, not two together', () => {
    const both = rule('r', { match: { ...match, risks: ['destructive'], changes: ['policy'] } });
    expect(inForce([both], [changeOf('destructive'), changeOf('routine')])).toEqual([
      'default:routine: cards@prod/routine',
      'default:destructive: cards@prod/destructive',
    ]);
  });

  it('beside others: all of them count', () => {
    expect(inForce([rule('a'), rule('b')], [changeOf('routine')])).toEqual([
      'a: cards@prod/routine',
      'b: cards@prod/routine',
    ]);
  });
});

describe('a commit can’t make the rules weaker for itself', () => {
  const [target] = facts.proposed.targets;
  if (target === undefined) throw new Error('no target');
  const withLabels = (labels: Readonly<Record<string, string>>): RuleFacts['proposed'] => ({
    targets: [target],
    keys: [{ name: 'cards', labels }],
  });
  const pci = rule('pci', { match: { ...match, keyLabels: { data: 'pci' } } });
  const sandbox = rule('sandbox', { match: { ...match, keyLabels: { tier: 'sandbox' } } });
  const labelled = [pci, sandbox];

  it('by taking a label away', () => {
    const known = { trusted: withLabels({ data: 'pci' }), proposed: withLabels({}) };
    expect(inForce(labelled, [changeOf('destructive')], known)).toEqual(['pci: cards@prod/destructive']);
  });

  it('by adding a label with an easier rule', () => {
    const known = { trusted: withLabels({}), proposed: withLabels({ tier: 'sandbox' }) };
    expect(inForce(labelled, [changeOf('destructive')], known)).toEqual([
      'sandbox: cards@prod/destructive',
      'default:destructive: cards@prod/destructive',
    ]);
  });

  it('by adding the label to a base that has no estate', () => {
    const known = { trusted: null, proposed: withLabels({ tier: 'sandbox' }) };
    expect(inForce(labelled, [changeOf('destructive')], known)).toHaveLength(2);
  });

  it('by moving the alias of a key with a label to one without', () => {
    const other = { name: 'cards', labels: {} };
    const ledger = { name: 'ledger', labels: { data: 'pci' }, aliases: ['alias/ledger'] };
    const known = {
      trusted: { targets: [target], keys: [other, ledger] },
      proposed: {
        targets: [target],
        keys: [
          { ...other, aliases: ['alias/ledger'] },
          { ...ledger, aliases: [] },
        ],
      },
    };
    const moving = (alias: string) =>
      changeOf('sensitive', { step: { op: 'move-alias', alias, fromArn: 'arn:aws:kms:eu:1:key/ledger' } });
    const everything = rule('everything');
    expect(inForce([pci, everything], [moving('alias/ledger')], known)).toEqual([
      'pci: cards@prod/sensitive',
      'everything: cards@prod/sensitive',
    ]);
    expect(inForce([pci, everything], [moving('alias/other')], known)).toEqual([
      'everything: cards@prod/sensitive',
    ]);
    expect(inForce([pci], [moving('alias/ledger')], known)).toEqual([
      'pci: cards@prod/sensitive',
      'default:sensitive: cards@prod/sensitive',
    ]);
  });

  it('by another name for the target', () => {
    const strict = rule('strict', { match: { ...match, targets: ['live-*'] } });
    const easy = rule('easy', { match: { ...match, targets: ['prod'] } });
    const known = {
      trusted: { targets: [{ ...target, name: 'live-eu' }], keys: [] },
      proposed: withLabels({}),
    };
    expect(inForce([strict, easy], [changeOf('destructive')], known)).toEqual([
      'strict: cards@prod/destructive',
      'easy: cards@prod/destructive',
    ]);
    expect(inForce([easy], [changeOf('destructive')], known)).toEqual([
      'easy: cards@prod/destructive',
      'default:destructive: cards@prod/destructive',
    ]);
  });

  it('though a strict rule counts for a label that is only proposed', () => {
    const known = { trusted: withLabels({}), proposed: withLabels({ data: 'pci' }) };
    expect(inForce(labelled, [changeOf('routine')], known)).toContain('pci: cards@prod/routine');
  });
});

it('the words of a rule’s `changes` are the fields and steps that a change can have', () => {
  type Word = NonNullable<ApprovalMatchSpec['changes']>[number];
  type Fixed = 'algorithm' | 'purpose' | 'origin' | 'multiRegion';
  expectTypeOf<Word>().toEqualTypeOf<StepName | Exclude<Change['field'], Fixed> | 'approval-rules'>();
});
