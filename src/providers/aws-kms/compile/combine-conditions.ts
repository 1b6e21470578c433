import { type Condition, operatorParts } from './condition.js';

/** Two conditions that can't be one, or that can never hold together. */
export interface Clash {
  readonly kind: 'uncombinable' | 'contradiction';
  readonly first: Condition;
  readonly second: Condition;
}

/** The conditions as AWS's policy language can hold them, or the pairs that stand in the way. */
export interface Combined {
  readonly conditions: readonly Condition[];
  readonly clashes: readonly Clash[];
}

/**
 * Makes one condition of those that share an operator and a key, so that it demands what each of them demands.
 * A policy has one list of values for an operator and a key, and the list is an "or": lists are never joined.
 */
export function combineConditions(conditions: readonly Condition[]): Combined {
  const combined = new Map<string, Condition>();
  const clashes: Clash[] = [];
  for (const condition of conditions) {
    const slot = `${condition.operator}\n${condition.key}`.toLowerCase();
    const other = combined.get(slot);
    if (other === undefined) {
      combined.set(slot, condition);
      continue;
    }
    const values = valuesOfBoth(other, condition);
    if (values === null) clashes.push({ kind: 'uncombinable', first: other, second: condition });
    else if (values.length === 0) clashes.push({ kind: 'contradiction', first: other, second: condition });
    else combined.set(slot, { ...other, values });
  }
  return { conditions: [...combined.values()], clashes };
}

/** The values that say "both"; empty where nothing satisfies both, null where one list can't say it. */
function valuesOfBoth(a: Condition, b: Condition): readonly string[] | null {
  if (sameValues(a.values, b.values)) return a.values;
  const { set, base } = operatorParts(a.operator);
  if (set === 'ForAnyValue') return null;
  // "None of these" and "none of those" is "none of all of them"; that holds for every negated operator.
  if (base.includes('Not')) return [...new Set([...a.values, ...b.values])];
  const exact = base === 'StringEquals' || base === 'Bool' || base === 'Null';
  if (!exact || a.values.some(isVariable) || b.values.some(isVariable)) return null;
  return a.values.filter((value) => b.values.includes(value));
}

/** A policy variable stands for different texts, so that spelling doesn't decide whether two values are equal. */
function isVariable(value: string): boolean {
  return value.includes('${');
}

function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).size === new Set(b).size && a.every((value) => b.includes(value));
}
