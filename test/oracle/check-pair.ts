import type { AccessRow } from '../../src/model/access-row.js';
import { covers } from './coverage.js';
import { gridOf } from './grid.js';
import { type NaiveRequest, naiveVerdict } from './naive-evaluator.js';
import type { Caller } from './naive-principals.js';
import { type Pair, type RawState, type State, stateOf } from './pairs.js';
import { requestOf } from './witness.js';
import { keyAccount, keyArn, uniqueIds } from './world.js';

export interface Comparison {
  readonly equal: boolean;
  readonly gained: readonly AccessRow[];
  readonly lost: readonly AccessRow[];
}

export type Compare = (before: State, after: State, options: CompareFacts) => Comparison;

interface CompareFacts {
  readonly account: string;
  readonly key: { readonly arn: string };
}

/** What a comparison got wrong. */
export interface Problem {
  readonly seed: number;
  readonly kind:
    | 'gain missed'
    | 'loss missed'
    | 'witness of a gain'
    | 'witness of a loss'
    | 'equal with rows'
    | 'no rows, not equal';
  readonly request: NaiveRequest | null;
  readonly row: AccessRow | null;
}

export interface PairReport {
  readonly comparison: Comparison;
  readonly requests: number;
  readonly changed: number;
  readonly problems: readonly Problem[];
}

/** How much a request may: nothing, what its account's IAM policies say, everything. Both steps up are gains. */
export function accessOf({ policy, grants }: RawState, request: NaiveRequest): number {
  const policies = {
    keyPolicy: policy ?? { Statement: [] },
    keyAccount,
    identityPolicies: null,
    sessionPolicies: [],
  };
  return { deny: 0, unknown: 1, allow: 2 }[naiveVerdict(request, policies, grants)];
}

/** Holds a comparison against a brute-force grid of requests, and its witnesses against the naive evaluator. */
export function checkPair(pair: Pair, compare: Compare, most: number): PairReport {
  const comparison = compare(stateOf(pair.before), stateOf(pair.after), {
    account: keyAccount,
    key: { arn: keyArn },
  });
  const { equal, gained, lost } = comparison;
  const problems: Problem[] = [];
  const add = (kind: Problem['kind'], request: NaiveRequest | null, row: AccessRow | null = null) =>
    problems.push({ seed: pair.seed, kind, request, row });
  if (equal && gained.length + lost.length > 0) add('equal with rows', null);
  if (!equal && gained.length + lost.length === 0) add('no rows, not equal', null);
  const grid = gridOf(pair, most);
  let changed = 0;
  for (const request of grid) {
    const step = accessOf(pair.after, request) - accessOf(pair.before, request);
    if (step !== 0) changed += 1;
    if (step > 0 && !gained.some((row) => covers(row, request))) add('gain missed', request);
    if (step < 0 && !lost.some((row) => covers(row, request))) add('loss missed', request);
  }
  for (const row of gained) if (!isReal(row, pair.before, pair.after)) add('witness of a gain', null, row);
  for (const row of lost) if (!isReal(row, pair.after, pair.before)) add('witness of a loss', null, row);
  return { comparison, requests: grid.length, changed, problems };
}

/**
 * Whether the row's witness may more on the second side; a row that isn't certain needs no witness, and who it names may be
 * the one to whom a unique id of the policies belongs.
 */
export function isReal(row: AccessRow, less: RawState, more: RawState): boolean {
  const { witness, certainty } = row;
  if (witness === null) return certainty === 'may';
  const request = requestOf(witness);
  if (request === null) return false;
  return callersOf(request, certainty).some((caller) => {
    const asked = { ...request, caller };
    return covers(row, asked) && accessOf(more, asked) > accessOf(less, asked);
  });
}

function callersOf({ caller }: NaiveRequest, certainty: AccessRow['certainty']): readonly Caller[] {
  if (certainty === 'certain' || !('principalId' in caller)) return [caller];
  return [caller, ...uniqueIds.map((principalId) => ({ ...caller, principalId }))];
}
