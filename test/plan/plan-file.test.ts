import { describe, expect, it } from 'vitest';
import { sealPlan } from '../../src/plan/digest.js';
import { makePlan } from '../../src/plan/make-plan.js';
import { parsePlan, printPlan } from '../../src/plan/plan-file.js';
import { desiredKey, estate, nativeGrant, now, observedTarget, stateOf } from './builders.js';

const desired = [desiredKey({ state: stateOf({ grants: [nativeGrant()] }) })];
const { body, notes } = makePlan({ estate, desired, observed: [observedTarget([])], now });
const plan = sealPlan(
  { ...body, requires: [], rulesChanges: [], restores: null },
  { createdAt: '2027-03-01T12:00:00Z', toolVersion: '0', commit: null, notes },
);
const text = printPlan(plan);

describe('a plan file', () => {
  it('is read as it was written', () => {
    expect(parsePlan(text, 'plan.json')).toEqual({ ok: true, value: plan, warnings: [] });
  });

  it('keeps its digest when only what is recorded beside it changes', () => {
    const later = printPlan({ ...plan, meta: { ...plan.meta, commit: 'f'.repeat(40) } });
    expect(parsePlan(later, 'plan.json').ok).toBe(true);
  });

  const broken: readonly (readonly [string, string, string])[] = [
    ['empty', '', 'KW4021'],
    ['cut off', text.slice(0, -20), 'KW4021'],
    ['no JSON', 'hello', 'KW4021'],
    ['another JSON', '{"hello":1}', 'KW4020'],
    ['a list', '[]', 'KW4020'],
    ['a member too many', text.replace('"blocked":', '"extra":1,"blocked":'), 'KW4020'],
    ['a wrong step', text.replace('"op":"create-alias"', '"op":"destroy-everything"'), 'KW4020'],
    ['a later format', text.replace('"formatVersion":1', '"formatVersion":2'), 'KW4022'],
    ['an edited alias', text.replaceAll('alias/cards', 'alias/cords'), 'KW4023'],
    ['a number without end', text.replace('"before":null', '"before":1e999'), 'KW4020'],
    [
      'lists without end',
      text.replace('"before":null', `"before":${'['.repeat(20_000)}${']'.repeat(20_000)}`),
      'KW4020',
    ],
    ['an edited risk', text.replace('"risk":"widening"', '"risk":"routine"'), 'KW4023'],
    ['an edited effect', text.replace('create the key', 'do nothing'), 'KW4023'],
    ['an edited target', text.replace('111122223333', '999999999999'), 'KW4023'],
    ['an edited digest', text.replace(plan.digest, `sha256:${'0'.repeat(64)}`), 'KW4023'],
  ];
  it.each(broken)('is refused when it is %s', (_, changed, code) => {
    expect(changed).not.toBe(text);
    const outcome = parsePlan(changed, 'plan.json');
    expect(outcome.ok ? [] : outcome.problems.map((problem) => problem.code)).toEqual([code]);
  });
});
