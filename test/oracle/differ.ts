import { evaluate } from '../../src/access/evaluate.js';
import type { NativeGrant } from '../../src/model/native-grant.js';
import { minimised, smallerPolicies, without } from './minimise.js';
import { type NaivePolicies, type NaiveRequest, naiveVerdict, type Verdict } from './naive-evaluator.js';
import { Prng } from './prng.js';
import { randomIamPolicy, randomKeyPolicy } from './random-policy.js';
import { randomGrant, randomRequest } from './random-request.js';
import { type RawPolicy, statementsOf } from './raw-policy.js';
import { keyAccount } from './world.js';

/** One question to both evaluators. */
export interface Case {
  readonly request: NaiveRequest;
  readonly policies: NaivePolicies;
  readonly grants: readonly NativeGrant[];
}

export interface Disagreement extends Case {
  readonly seed: number;
  readonly ours: Verdict;
  readonly naive: Verdict;
}

export interface DifferentialRun {
  readonly pairs: number;
  readonly disagreements: readonly Disagreement[];
  /** How often each verdict was given: a run that only denies proves little. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

/** Evaluates random requests by both evaluators: `perPolicy` requests for each random policy, from `firstSeed` on. */
export function runDifferential(firstSeed: number, policies: number, perPolicy: number): DifferentialRun {
  const disagreements: Disagreement[] = [];
  const verdicts = { allow: 0, deny: 0, unknown: 0 };
  for (let seed = firstSeed; seed < firstSeed + policies; seed++)
    for (const question of casesOf(seed, perPolicy)) {
      const naive = naiveOf(question);
      verdicts[naive] += 1;
      if (verdictOf(question) === naive) continue;
      const small = smallest(question);
      disagreements.push({ seed, ...small, ours: verdictOf(small), naive: naiveOf(small) });
    }
  return { pairs: policies * perPolicy, disagreements, verdicts };
}

function casesOf(seed: number, count: number): readonly Case[] {
  const random = new Prng(seed);
  const keyPolicy = random.chance(0.03) ? null : randomKeyPolicy(random);
  const grants = random.chance(0.4) ? [randomGrant(random), randomGrant(random)] : [];
  return Array.from({ length: count }, () => {
    const request = randomRequest(random);
    return {
      request,
      grants,
      policies: { keyPolicy, keyAccount, ...callersPolicies(random, request, keyPolicy) },
    };
  });
}

/**
 * The policies of whoever can have some: users and roles IAM policies, sessions session policies as well. What session
 * policies do to an allow with NotPrincipal isn't documented, so the two don't meet.
 */
function callersPolicies(random: Prng, { caller }: NaiveRequest, keyPolicy: RawPolicy | null) {
  if (caller.kind !== 'role' && caller.kind !== 'user') return { identityPolicies: [], sessionPolicies: [] };
  const identityPolicies = random.chance(0.3) ? null : random.chance(0.2) ? [] : [randomIamPolicy(random)];
  const isDocumented = !statementsOf(keyPolicy ?? { Statement: [] }).some(
    ({ Effect, NotPrincipal }) => Effect === 'Allow' && NotPrincipal !== undefined,
  );
  const isNarrowed = caller.arn !== caller.principalArn && isDocumented && random.chance(0.25);
  return { identityPolicies, sessionPolicies: isNarrowed ? [randomIamPolicy(random)] : [] };
}

function smallest(question: Case): Case {
  return minimised(question, smallerCases, (one) => verdictOf(one) !== naiveOf(one));
}

function naiveOf({ request, policies, grants }: Case): Verdict {
  return naiveVerdict(request, policies, grants);
}

function verdictOf({ request, policies, grants }: Case): Verdict {
  const { keyPolicy, identityPolicies, sessionPolicies, ...rest } = policies;
  const set = {
    ...rest,
    keyPolicy: keyPolicy === null ? null : JSON.stringify(keyPolicy),
    identityPolicies: identityPolicies?.map((policy) => JSON.stringify(policy)) ?? null,
    sessionPolicies: sessionPolicies.map((policy) => JSON.stringify(policy)),
  };
  return evaluate(request, set, grants).verdict;
}

/** One thing less: a statement or a part of one, a context key, a grant, a session policy. */
function smallerCases({ request, policies, grants }: Case): readonly Case[] {
  const { keyPolicy, sessionPolicies } = policies;
  const contexts = without(Object.entries(request.context)).map((entries) => Object.fromEntries(entries));
  return [
    ...(keyPolicy === null ? [] : smallerPolicies(keyPolicy)).map(
      (smaller): Case => ({ request, grants, policies: { ...policies, keyPolicy: smaller } }),
    ),
    ...contexts.map((context): Case => ({ request: { ...request, context }, grants, policies })),
    ...without(grants).map((fewer): Case => ({ request, policies, grants: fewer })),
    ...without(sessionPolicies).map(
      (fewer): Case => ({ request, grants, policies: { ...policies, sessionPolicies: fewer } }),
    ),
  ];
}
