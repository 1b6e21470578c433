/**
 * A set of requests: for each variable the classes that it leaves (bits), every combination of them. Variables that aren't in it
 * are free. No cube holds an empty mask: that is no cube.
 */
export type Cube = ReadonlyMap<number, bigint>;

/** Too many cubes to go on with. */
export class TooManyCubes extends Error {}

/** How much work may be done: cubes made. A part of it may be set apart, which is taken from the whole as well. */
export class Budget {
  #left: number;
  readonly #whole: Budget | null;

  constructor(cubes: number, whole: Budget | null = null) {
    this.#left = cubes;
    this.#whole = whole;
  }

  /** Throws TooManyCubes when nothing is left. */
  spend(cubes: number): void {
    this.#left -= cubes;
    this.#whole?.spend(cubes);
    if (this.#left < 0) throw new TooManyCubes();
  }
}

/** The work's answer, or the other one where the work takes more than the budget. */
export function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TooManyCubes) return otherwise;
    throw error;
  }
}

/** What both hold; null for nothing. */
export function intersect(a: Cube, b: Cube): Cube | null {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const both = new Map(a);
  for (const [variable, mask] of b) {
    const known = both.get(variable);
    const left = known === undefined ? mask : known & mask;
    if (left === 0n) return null;
    both.set(variable, left);
  }
  return both;
}

/** Whether `inner` lies in `outer`. */
export function covers(outer: Cube, inner: Cube): boolean {
  for (const [variable, mask] of outer) {
    const own = inner.get(variable);
    if (own === undefined || (own & ~mask) !== 0n) return false;
  }
  return true;
}

/**
 * The set operations on lists of cubes, within domains: `full` has the classes that each variable can have at all, so that what
 * lies outside of them counts as nothing.
 */
export class CubeSets {
  readonly #full: (variable: number) => bigint;
  readonly #budget: Budget;

  constructor(full: (variable: number) => bigint, budget: Budget) {
    this.#full = full;
    this.#budget = budget;
  }

  /** A cube within the domains, without masks that leave everything; null for nothing. */
  within(cube: Cube): Cube | null {
    const kept = new Map<number, bigint>();
    for (const [variable, mask] of cube) {
      const full = this.#full(variable);
      const left = mask & full;
      if (left === 0n) return null;
      if (left !== full) kept.set(variable, left);
    }
    return kept;
  }

  /** What lies in the cubes and not in `hole`: for each variable that the hole restricts, the part outside (they overlap). */
  subtract(cubes: readonly Cube[], hole: Cube): readonly Cube[] {
    const left: Cube[] = [];
    for (const cube of cubes) {
      if (intersect(cube, hole) === null) {
        left.push(cube);
        continue;
      }
      for (const [variable, mask] of hole) {
        const own = cube.get(variable) ?? this.#full(variable);
        const outside = own & ~mask;
        if (outside !== 0n) left.push(new Map(cube).set(variable, outside));
      }
    }
    this.#budget.spend(left.length + 1);
    return absorb(left);
  }

  subtractAll(cubes: readonly Cube[], holes: readonly Cube[]): readonly Cube[] {
    let left = cubes;
    for (const hole of holes) {
      if (left.length === 0) return left;
      left = this.subtract(left, hole);
    }
    return left;
  }

  intersectAll(cubes: readonly Cube[], others: readonly Cube[]): readonly Cube[] {
    const both = cubes.flatMap((cube) => others.flatMap((other) => intersect(cube, other) ?? []));
    this.#budget.spend(both.length + 1);
    return absorb(both);
  }

  /** The same set in fewer cubes: neighbours joined, and those left out that the others cover together. */
  simplify(cubes: readonly Cube[]): readonly Cube[] {
    const joined = this.join(cubes);
    if (joined.length < 2 || joined.length > mostSimplified) return joined;
    let kept = joined;
    for (const cube of joined) {
      const rest = kept.filter((other) => other !== cube);
      if (this.subtractAll([cube], rest).length === 0) kept = rest;
    }
    return kept;
  }

  /** The same set, with cubes that differ in one variable only made one. */
  join(cubes: readonly Cube[]): readonly Cube[] {
    if (cubes.length < 2) return cubes;
    let list = this.#joinOnce(cubes) ?? absorb(cubes);
    for (;;) {
      const next = this.#joinOnce(list);
      if (next === null) return list;
      list = absorb(next);
    }
  }

  #joinOnce(cubes: readonly Cube[]): readonly Cube[] | null {
    this.#budget.spend(cubes.length);
    for (const variable of new Set(cubes.flatMap((cube) => [...cube.keys()]))) {
      const groups = new Map<string, Cube[]>();
      for (const cube of cubes) {
        const name = cubeText(cube, variable);
        const group = groups.get(name);
        if (group === undefined) groups.set(name, [cube]);
        else group.push(cube);
      }
      if (groups.size === cubes.length) continue;
      return [...groups.values()].map((group) => this.#union(group, variable));
    }
    return null;
  }

  #union(group: readonly Cube[], variable: number): Cube {
    const [first = new Map<number, bigint>()] = group;
    if (group.length === 1) return first;
    const full = this.#full(variable);
    const mask = group.reduce((sum, cube) => sum | (cube.get(variable) ?? full), 0n);
    const joined = new Map(first);
    if (mask === full) joined.delete(variable);
    else joined.set(variable, mask);
    return joined;
  }
}

/** Beyond this, leaving out what others cover together costs more than it saves a reader. */
const mostSimplified = 60;

/** Without the cubes that lie in another one. */
export function absorb(cubes: readonly Cube[]): readonly Cube[] {
  if (cubes.length < 2) return cubes;
  const kept: Cube[] = [];
  for (const cube of [...cubes].sort((a, b) => a.size - b.size))
    if (!kept.some((other) => covers(other, cube))) kept.push(cube);
  return kept;
}

/** A cube as text, the same for the same; without one variable, where it is given. */
export function cubeText(cube: Cube, without = -1): string {
  const parts: string[] = [];
  for (const [variable, mask] of cube)
    if (variable !== without) parts.push(`${variable}:${mask.toString(36)}`);
  return parts.sort().join(' ');
}

/** A list of cubes as text, the same for the same whatever its order. */
export function cubesText(cubes: readonly Cube[]): string {
  const texts = cubes.map((cube) => `[${cubeText(cube)}]`);
  return texts.length < 2 ? texts.join('') : texts.sort().join('');
}
