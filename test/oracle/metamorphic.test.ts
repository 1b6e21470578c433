import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/access/compare.js';
import { worldKeys } from './condition-world.js';
import { knownActions } from './key-actions.js';
import { isLike, plainChars } from './naive-text.js';
import { Prng } from './prng.js';
import { randomCondition, randomKeyPolicy } from './random-policy.js';
import { type RawPolicy, type RawStatement, statementsOf } from './raw-policy.js';
import { respellings } from './respell.js';
import { actionPatterns, keyAccount, keyArn } from './world.js';

const facts = { account: keyAccount, key: { arn: keyArn } };
const fresh = `arn:aws:iam::${keyAccount}:role/fresh`;
const seeds = { seed: 7, numRuns: 40 };

function compared(before: RawPolicy, after: RawPolicy) {
  return compare({ policy: JSON.stringify(before) }, { policy: JSON.stringify(after) }, facts);
}

/** A policy that names people (not by ids, which could be anybody's) and services only, denies nobody, lets no account decide. */
function namedPolicy(random: Prng): RawPolicy {
  const named = statementsOf(randomKeyPolicy(random, 4)).filter(
    ({ Effect, Principal }) =>
      Effect === 'Allow' &&
      Principal !== undefined &&
      !/\*|:root|"\d{12}"|"A(ROA|IDA)/.test(JSON.stringify(Principal)),
  );
  return { Version: '2012-10-17', Statement: named };
}

/** Without prefix: the known operations that a pattern matches. */
function operationsOf(pattern: string): readonly string[] {
  return knownActions.filter((name) =>
    isLike(plainChars(pattern.toLowerCase()), `kms:${name}`.toLowerCase()),
  );
}

function freshStatement(random: Prng, effect: RawStatement['Effect']): RawStatement {
  const own = actionPatterns.filter((pattern) => operationsOf(pattern).length > 0);
  return { Effect: effect, Principal: { AWS: fresh }, Action: [...random.some(own, 1, 3)], Resource: '*' };
}

function expectExactly(
  rows: readonly { principals: readonly string[]; operations: readonly string[] }[],
  { Action }: RawStatement,
): void {
  expect([...new Set(rows.flatMap(({ principals }) => principals))]).toEqual([fresh]);
  const wanted = new Set([Action ?? []].flat().flatMap(operationsOf));
  const named = rows.flatMap(({ operations }) => operations);
  expect(new Set(named.filter((name) => !/[*?]/.test(name) && knownActions.includes(name)))).toEqual(wanted);
  const patterns = named.filter((name) => /[*?]/.test(name));
  if ([Action ?? []].flat().every((pattern) => !/[*?]/.test(pattern))) expect(patterns).toEqual([]);
}

describe('a comparison of one policy with another text of it', () => {
  it.each(Object.entries(respellings))('is equal: %s', (_, respelled) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const random = new Prng(seed);
        const policy = randomKeyPolicy(random, 3);
        const other = respelled(random, policy);
        expect(compared(policy, other)).toEqual({ equal: true, gained: [], lost: [], changed: [] });
        expect(compared(other, policy)).toEqual({ equal: true, gained: [], lost: [], changed: [] });
      }),
      seeds,
    );
  });
});

describe('a comparison of a policy with one that has one more statement', () => {
  it('gains exactly what an allow for somebody new gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.boolean(), (seed, conditional) => {
        const random = new Prng(seed);
        const policy = namedPolicy(random);
        const added = freshStatement(random, 'Allow');
        const Condition = conditional ? { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } } : {};
        const { gained, lost } = compared(policy, {
          ...policy,
          Statement: [...statementsOf(policy), { ...added, Condition }],
        });
        expectExactly(gained, added);
        expect(lost).toEqual([]);
        for (const { conditions } of gained) expect(conditions !== '').toBe(conditional);
      }),
      seeds,
    );
  });

  it('loses exactly what a deny takes from somebody who could do everything', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const random = new Prng(seed);
        const everything: RawStatement = {
          Effect: 'Allow',
          Principal: { AWS: fresh },
          Action: 'kms:*',
          Resource: '*',
        };
        const policy = {
          ...namedPolicy(random),
          Statement: [...statementsOf(namedPolicy(random)), everything],
        };
        const added = freshStatement(random, 'Deny');
        const { gained, lost } = compared(policy, { ...policy, Statement: [added, ...policy.Statement] });
        expectExactly(lost, added);
        expect(gained).toEqual([]);
      }),
      seeds,
    );
  });

  it('changes nothing where the deny is for what nobody may', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const random = new Prng(seed);
        const policy = namedPolicy(random);
        const Condition = randomCondition(random, worldKeys);
        const added = { ...freshStatement(random, 'Deny'), Condition };
        expect(compared(policy, { ...policy, Statement: [...statementsOf(policy), added] }).equal).toBe(true);
      }),
      seeds,
    );
  });
});
