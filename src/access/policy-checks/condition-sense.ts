import { conditionKeyInfo } from '../condition-keys.js';
import { conditionOperators, type OperatorKind, parseOperator } from '../condition-operators.js';
import type { Condition, Statement } from '../policy.js';

/** How the condition compares; null for an operator that AWS doesn't have. */
export function kindOf({ operator }: Condition): OperatorKind | null {
  const name = parseOperator(operator)?.operator;
  return name === undefined ? null : conditionOperators[name].kind;
}

export function isNegated({ operator }: Condition): boolean {
  const name = parseOperator(operator)?.operator;
  return name !== undefined && conditionOperators[name].negated;
}

export function isKey({ key }: Condition, ...names: readonly string[]): boolean {
  return names.some((name) => name.toLowerCase() === key.toLowerCase());
}

/** Whether `Null` asks for the key to be absent (`true`) or present (`false`); null for anything else. */
export function asksAbsence(condition: Condition): boolean | null {
  if (kindOf(condition) !== 'null') return null;
  const values = new Set(condition.values.map((value) => value.toLowerCase()));
  if (values.size !== 1) return null;
  return values.has('true') ? true : values.has('false') ? false : null;
}

/**
 * Whether the condition holds for a request without its key.
 * Source: IAM user guide, "Condition operators" (IfExists, negated matching) and "Multivalued context keys".
 */
export function holdsWithoutKey(condition: Condition): boolean {
  const absence = asksAbsence(condition);
  if (kindOf(condition) === 'null') return absence !== false;
  if (condition.ifExists || condition.quantifier === 'ForAllValues') return true;
  return condition.quantifier === null && isNegated(condition);
}

/** Whether another condition of the statement asks for the key to be there. */
export function isGuarded(condition: Condition, { conditions }: Statement): boolean {
  return conditions.some((other) => isKey(other, condition.key) && asksAbsence(other) === false);
}

/** Whether the condition lets through only requests with one of its values: positive, and no way around by absence. */
export function isDemand(condition: Condition, statement: Statement): boolean {
  const kind = kindOf(condition);
  if (kind === null || kind === 'null' || isNegated(condition) || condition.values.length === 0) return false;
  return !holdsWithoutKey(condition) || isGuarded(condition, statement);
}

/** Whether the condition holds for every request that lacks all of its values: the counterpart of a demand, for denies. */
export function isRefusal(condition: Condition): boolean {
  return isNegated(condition) && condition.values.length > 0 && holdsWithoutKey(condition);
}

/** `true` or `false` where the condition asks just that of a bool. */
export function boolAsked(condition: Condition): boolean | null {
  const values = new Set(condition.values.map((value) => value.toLowerCase()));
  const kind = kindOf(condition);
  if ((kind !== 'bool' && kind !== 'string') || values.size !== 1) return null;
  const asked = values.has('true') ? true : values.has('false') ? false : null;
  return asked === null || !isNegated(condition) ? asked : !asked;
}

/** Whether values with variables or wildcards stand among the condition's. */
export function hasVariable(value: string): boolean {
  return value.includes('${');
}

/** Whether a request can have several values for the key, as far as the table knows. */
export function isKnownSingle(key: string): boolean {
  return conditionKeyInfo(key)?.multi === false;
}
