import type { Analysis } from './analysis.js';
import type { Atom } from './atoms.js';
import type { Cube } from './cubes.js';
import { isCallersOwn } from './fixed-values.js';
import type { Variable } from './variables.js';

/**
 * What is said of one caller as it would be of another, who has other values of the condition keys that tell who calls. Such
 * a part is taken by the condition that says it; cubes that no single condition says have nothing to do with the other.
 */
export function translate(
  cubes: readonly Cube[],
  from: Atom,
  to: Atom,
  { table, domainFor, setsFor }: Pick<Analysis, 'table' | 'domainFor' | 'setsFor'>,
): readonly Cube[] {
  const [here, there] = [domainFor(from), domainFor(to)];
  const sets = setsFor(to);
  return cubes.flatMap((cube) => {
    const translated = new Map<number, bigint>();
    for (const [id, mask] of cube) {
      const variable = table.variables[id];
      const said =
        variable !== undefined && isCallersOwn(variable.key) && variable.family !== 'open'
          ? saidBy(variable, mask, here.get(id) ?? variable.full)
          : mask;
      if (said === null) return [];
      translated.set(id, said & (there.get(id) ?? said));
    }
    return sets.within(translated) ?? [];
  });
}

/** All classes of the condition, or of its opposite, that leaves just these among those that the caller can have. */
function saidBy({ conditions, full }: Variable, mask: bigint, domain: bigint): bigint | null {
  for (const { mask: own } of conditions) {
    if ((own & domain) === mask) return own;
    if ((~own & domain) === mask) return full & ~own;
  }
  return null;
}
