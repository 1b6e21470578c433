import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '../../src/access/compare.js';
import { policyNormalText, samePolicy } from '../../src/access/normal-form.js';
import { parsePolicy } from '../../src/access/parse-policy.js';
import { printPolicy } from '../../src/access/print-policy.js';
import { matchesPattern } from '../../src/access/wildcard.js';
import { anyPolicy, anyQuestion, anyStatement } from './any-policy.js';
import { decide, policy, type Written } from './building.js';

const runs = { numRuns: 500 };

test('the normal form of a normal form is itself', () => {
  fc.assert(
    fc.property(anyPolicy, (text) => {
      const normal = policyNormalText(text);
      expect(policyNormalText(normal)).toBe(normal);
    }),
    runs,
  );
});

test('the normal form decides every request as the policy does', () => {
  fc.assert(
    fc.property(anyPolicy, anyQuestion, (keyPolicy, question) => {
      const { allowed } = decide({ ...question, keyPolicy });
      expect(decide({ ...question, keyPolicy: policyNormalText(keyPolicy) }).allowed).toBe(allowed);
    }),
    { numRuns: 3000 },
  );
});

test('order, repetition and splitting of statements do not change it', () => {
  const shuffled = fc.array(anyStatement, { maxLength: 4 }).chain((statements) =>
    fc.tuple(
      fc.constant(statements),
      fc.shuffledSubarray([...statements.flatMap(split), ...statements], {
        minLength: [...statements.flatMap(split), ...statements].length,
      }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([statements, others]) => {
      expect(policyNormalText(policy(...others))).toBe(policyNormalText(policy(...statements)));
    }),
    runs,
  );
});

/** A statement for each of its actions, where splitting them means the same. */
function split(statement: Written): readonly Written[] {
  const { Action, ...others } = statement;
  if (!Array.isArray(Action) || 'NotPrincipal' in statement) return [statement];
  return Action.map((one: unknown) => ({ ...others, Action: one, Sid: 'split' }));
}

test('whoever may do what they may not before is named as gaining, and the reverse as losing', () => {
  fc.assert(
    fc.property(anyPolicy, anyPolicy, anyQuestion, (before, after, question) => {
      const [was, is] = [before, after].map((keyPolicy) => decide({ ...question, keyPolicy }).allowed);
      const { gained, lost } = compare({ policy: before }, { policy: after });
      if (is && !was) expect(gained).not.toEqual([]);
      if (was && !is) expect(lost).not.toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test('a changed statement is named too, however little it is changed', () => {
  const related = fc
    .tuple(fc.array(anyStatement, { maxLength: 3 }), anyStatement, fc.nat(3))
    .map(([statements, other, at]) => [
      policy(...statements),
      policy(
        ...statements.map((statement, index) => (index === at ? { ...statement, ...other } : statement)),
      ),
    ]);
  fc.assert(
    fc.property(related, anyQuestion, ([before = '', after = ''], question) => {
      const [was, is] = [before, after].map((keyPolicy) => decide({ ...question, keyPolicy }).allowed);
      if (is && !was) expect(compare({ policy: before }, { policy: after }).gained).not.toEqual([]);
      if (was && !is) expect(compare({ policy: before }, { policy: after }).lost).not.toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test('the same policy differs in nothing', () => {
  fc.assert(
    fc.property(anyPolicy, (text) => {
      expect(samePolicy(text, policyNormalText(text))).toBe(true);
      expect(compare({ policy: text }, { policy: policyNormalText(text) }).equal).toBe(true);
    }),
    runs,
  );
});

test('what was read is printed so that it reads the same', () => {
  fc.assert(
    fc.property(anyPolicy, (text) => {
      const reading = parsePolicy(text, 'key');
      if (!reading.ok) throw new Error(text);
      expect(parsePolicy(printPolicy(reading.policy), 'key')).toEqual(reading);
    }),
    runs,
  );
});

test('no JSON and no text breaks the reader, the normal form or a decision', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), anyQuestion, (text, question) => {
      policyNormalText(text);
      compare({ policy: text }, { policy: null });
      expect(typeof decide({ ...question, keyPolicy: text, sessionPolicies: [text] }).allowed).toBe(
        'boolean',
      );
    }),
    runs,
  );
});

test('no context breaks a condition', () => {
  const operators = [
    'IpAddress',
    'DateLessThan',
    'NumericEquals',
    'ArnLike',
    'Bool',
    'StringLike',
    'BinaryEquals',
  ];
  const text = fc.oneof(
    fc.string(),
    fc.ipV4(),
    fc.ipV6(),
    fc.date().map((date) => date.getTime().toString()),
  );
  fc.assert(
    fc.property(fc.constantFrom(...operators), text, text, (operator, value, present) => {
      const statement = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
      const keyPolicy = policy({ ...statement, Condition: { [operator]: { k: value } } });
      expect(typeof decide({ keyPolicy, context: { k: [present] } }).allowed).toBe('boolean');
    }),
    runs,
  );
});

test('wildcards match as a regular expression does', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
  const word = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
  fc.assert(
    fc.property(letters, word, (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      expect(matchesPattern(pattern, text)).toBe(expression.test(text));
    }),
    { numRuns: 2000 },
  );
});
