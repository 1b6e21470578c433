import { compileCondition } from '../compile-condition.js';
import { absent, type ValueClass } from './value-class.js';
import type { Asked, Sample } from './value-samples.js';

/** More sets of values than this aren't told apart. */
const mostSets = 512;

/**
 * The classes of a key with at most one value: without the key, and each sample, of those that all conditions agree on only the
 * first.
 */
export function singleClasses(samples: readonly Sample[], asked: readonly Asked[]): readonly ValueClass[] {
  const classes = samples.map(({ value, documented }): ValueClass => ({ values: [value], documented }));
  return distinct([absent, ...classes], asked);
}

/**
 * The classes of a key with any number of values: the sets of samples, as far as conditions tell them apart. A condition holds
 * for a set by what it says of each value (all must fit, or one), so the answers for a union follow from
 * those for its parts; joining sets until nothing new comes up finds all. Null where they are too many.
 */
export function multipleClasses(
  samples: readonly Sample[],
  asked: readonly Asked[],
  isDocumented: boolean,
): readonly ValueClass[] | null {
  const answers = answersTo(asked);
  const single = samples.map(({ value, documented }): ValueClass => ({ values: [value], documented }));
  const found = new Map<string, ValueClass>();
  for (const one of single) keep(found, answers([...one.values]), one);
  let grown = [...found.values()];
  while (grown.length > 0) {
    const next: ValueClass[] = [];
    for (const set of grown)
      for (const one of single) {
        const values = [...new Set([...set.values, ...one.values])].sort();
        const union = { values, documented: isDocumented && set.documented && one.documented };
        if (keep(found, answers(values), union)) next.push(union);
        if (found.size > mostSets) return null;
      }
    grown = next;
  }
  return [absent, ...found.values()];
}

function keep(found: Map<string, ValueClass>, name: string, candidate: ValueClass): boolean {
  const known = found.get(name);
  if (known !== undefined && (known.documented || !candidate.documented)) return false;
  found.set(name, candidate);
  return known === undefined;
}

function distinct(classes: readonly ValueClass[], asked: readonly Asked[]): readonly ValueClass[] {
  const answers = answersTo(asked);
  const found = new Map<string, ValueClass>();
  for (const each of classes) keep(found, `${each.values.length === 0} ${answers(each.values)}`, each);
  return [...found.values()];
}

/** What the conditions say of values, as one text of zeros and ones. */
function answersTo(asked: readonly Asked[]): (values: readonly string[]) => string {
  const tests = asked.map(({ condition, variables }) => {
    const test = compileCondition(condition, variables);
    const key = condition.key.toLowerCase();
    return (values: readonly string[]) => test(new Map([[key, values]]));
  });
  return (values) => tests.map((test) => (test(values) ? 1 : 0)).join('');
}
