import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../../src/access/compile-condition.js';
import { parsePolicy } from '../../../src/access/parse-policy.js';
import type { PolicyDocument } from '../../../src/access/policy.js';
import { policyChecks, policyTextChecks } from '../../../src/access/policy-checks/index.js';
import { contextOf } from '../../../src/access/policy-variables.js';
import { actions, anyPolicy } from '../any-policy.js';
import { allow, decide, identity, role, roleArn, policy as written } from '../building.js';
import { facts } from './case.js';

const words = ['a', 'b', 'A', 'ab', '1', '2', 'true', 'false', ''];
const operators = [
  ...['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase'],
  ...['StringEqualsIfExists', 'StringNotLikeIfExists', 'ForAllValues:StringEquals', 'ForAnyValue:StringLike'],
  ...['Bool', 'BoolIfExists', 'Null', 'NumericLessThan', 'NumericGreaterThanEquals', 'NumericNotEquals'],
];
const conditionsOnOneKey = fc
  .uniqueArray(fc.constantFrom(...operators), { minLength: 2, maxLength: 3 })
  .chain((chosen) =>
    fc.record(
      Object.fromEntries(
        chosen.map((operator) => [
          operator,
          fc.record({
            'kms:ViaService': fc.array(fc.constantFrom(...words, 'a*', '?', '*'), { maxLength: 3 }),
          }),
        ]),
      ),
    ),
  );

const stranger = '999988887777';

function read(text: string): PolicyDocument {
  const reading = parsePolicy(text, 'key');
  if (!reading.ok) throw new Error('not readable');
  return reading.policy;
}

function run(id: string, policy: PolicyDocument) {
  const check = policyChecks.find((candidate) => candidate.id === id);
  return check?.run(policy, facts, check.parameters) ?? [];
}

describe('the checks of any policy', () => {
  it('place each finding in its statement', () => {
    fc.assert(
      fc.property(anyPolicy, (text) => {
        const policy = read(text);
        const findings = [
          ...policyChecks.flatMap((check) => check.run(policy, facts, check.parameters)),
          ...policyTextChecks.flatMap((check) => check.run(text)),
        ];
        for (const { statement, sid, path } of findings) {
          if (statement === null) continue;
          expect(path.slice(0, 2)).toEqual(['Statement', statement]);
          expect(sid).toBe(policy.statements[statement]?.sid);
        }
      }),
    );
  });

  it('call only such conditions contradicting as no request meets', () => {
    let found = 0;
    fc.assert(
      fc.property(conditionsOnOneKey, fc.option(fc.constantFrom(...words)), (Condition, word) => {
        const policy = read(written(allow({ Condition })));
        if (run('contradicting-conditions', policy).length === 0) return;
        found += 1;
        const context = contextOf(word === null ? {} : { 'kms:ViaService': [word] });
        const conditions = policy.statements[0]?.conditions ?? [];
        expect(conditions.every((condition) => compileCondition(condition, true)(context))).toBe(false);
      }),
      { numRuns: 3000 },
    );
    expect(found).toBeGreaterThan(30);
  });

  it('find every policy that lets a stranger in who sends nothing but its name', () => {
    fc.assert(
      fc.property(anyPolicy, fc.constantFrom(...actions), (text, action) => {
        const policy = read(text);
        const found = [...run('wildcard-principal', policy), ...run('not-principal-allow', policy)];
        if (found.length > 0) return;
        const { allowed } = decide({
          caller: role('stranger', stranger),
          action,
          keyPolicy: text,
          identityPolicies: [identity('Allow', 'kms:*')],
          context: {
            'kms:CallerAccount': [stranger],
            'aws:PrincipalAccount': [stranger],
            'aws:PrincipalArn': [roleArn('stranger', stranger)],
          },
        });
        expect(allowed).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
