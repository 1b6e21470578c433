import type { NativeGrant } from '../../src/model/native-grant.js';
import { type WorldKey, worldKeys } from './condition-world.js';
import { mutated } from './mutate.js';
import { Prng } from './prng.js';
import { randomKeyPolicy } from './random-policy.js';
import { randomGrant } from './random-request.js';
import type { RawPolicy } from './raw-policy.js';

export interface RawState {
  readonly policy: RawPolicy | null;
  readonly grants: readonly NativeGrant[];
}

/** Two states of one key, and the condition keys that they speak of. */
export interface Pair {
  readonly seed: number;
  readonly before: RawState;
  readonly after: RawState;
  readonly keys: readonly WorldKey[];
}

const pairKeys = worldKeys.map((key) => ({
  ...key,
  patterns: (key.patterns ?? []).filter((pattern) => !pattern.startsWith('0x')),
}));

/** Mostly a policy and its change, sometimes two that have nothing to do with each other. */
export function randomPair(seed: number, pool: readonly WorldKey[] = pairKeys): Pair {
  const random = new Prng(seed);
  const keys = random.some(pool, 1, 3);
  const policy = randomKeyPolicy(random, 3, keys);
  const grants = random.chance(0.25) ? [randomGrant(random)] : [];
  const before = { policy, grants };
  const after = random.chance(0.15)
    ? { policy: randomKeyPolicy(random, 3, keys), grants: [] }
    : { policy: mutated(random, policy, keys), grants: changedGrants(random, grants) };
  if (random.chance(0.02)) return { seed, before: { policy: null, grants }, after, keys };
  return random.chance(0.5) ? { seed, before, after, keys } : { seed, before: after, after: before, keys };
}

function changedGrants(random: Prng, grants: readonly NativeGrant[]): readonly NativeGrant[] {
  if (random.chance(0.7)) return grants;
  return random.chance(0.5) ? [] : [...grants, randomGrant(random)];
}

/** As the comparison wants it. */
export interface State {
  readonly policy: string | null;
  readonly grants: readonly NativeGrant[];
}

export function stateOf({ policy, grants }: RawState): State {
  return { policy: policy === null ? null : JSON.stringify(policy), grants };
}
