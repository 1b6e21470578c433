import { type Budget, type Cube, CubeSets, TooManyCubes } from './cubes.js';

/** What one side says about one caller and one action. */
export interface Side {
  readonly allow: readonly Cube[];
  readonly deny: readonly Cube[];
}

/** The requests that are allowed on each side, and those that are on one alone. */
export interface Solution {
  readonly before: readonly Cube[];
  readonly after: readonly Cube[];
  readonly gained: readonly Cube[];
  readonly lost: readonly Cube[];
  /** False where it took too much, so that what is allowed at all stands for what is gained and lost. */
  readonly isDecided: boolean;
}

/**
 * Denies are taken from the allows of their side. What is allowed after is gained as far as it lies outside of all allows before,
 * or within a deny before; and the reverse. All of it is exact over the classes of the variables.
 */
export function solve(before: Side, after: Side, sets: CubeSets): Solution {
  try {
    const [old, now] = [joined(before, sets), joined(after, sets)];
    const was = sets.subtractAll(old.allow, old.deny);
    const is = sets.subtractAll(now.allow, now.deny);
    return {
      before: was,
      after: is,
      gained: without(is, old, sets),
      lost: without(was, now, sets),
      isDecided: true,
    };
  } catch (error) {
    if (!(error instanceof TooManyCubes)) throw error;
    return {
      before: before.allow,
      after: after.allow,
      gained: after.allow,
      lost: before.allow,
      isDecided: false,
    };
  }
}

/** Statements that differ in one thing only are one. */
function joined({ allow, deny }: Side, sets: CubeSets): Side {
  return { allow: sets.join(allow), deny: sets.join(deny) };
}

function without(allowed: readonly Cube[], other: Side, sets: CubeSets): readonly Cube[] {
  const outside = sets.subtractAll(allowed, other.allow);
  const within = sets.intersectAll(allowed, other.deny);
  return sets.simplify([...outside, ...within]);
}

/** A side within the domains of a caller. */
export function sideWithin({ allow, deny }: Side, sets: CubeSets): Side {
  const within = (cubes: readonly Cube[]) => cubes.flatMap((cube) => sets.within(cube) ?? []);
  return { allow: within(allow), deny: within(deny) };
}

export function setsOf(domain: ReadonlyMap<number, bigint>, budget: Budget): CubeSets {
  return new CubeSets((variable) => domain.get(variable) ?? 0n, budget);
}
