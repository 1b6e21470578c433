import { conditionOperators, parseOperator } from '../condition-operators.js';
import type { Condition } from '../policy.js';

/** Operators that look at a value in the same way, so that their conditions on one key can be decided together. */
export type Family = 'text' | 'number' | 'date' | 'ip' | 'presence' | 'open';

const variable = /\$\{(?![*?$]\})[^}]*\}/;

/** Whether the condition's values depend on the request itself. */
export function hasOpenValue({ values }: Condition, variables: boolean): boolean {
  return variables && values.some((value) => variable.test(value));
}

/** How a condition looks at its key; `open` where its values depend on other keys. */
export function familyOf(condition: Condition, variables: boolean): Family {
  const operator = parseOperator(condition.operator)?.operator;
  if (operator === undefined) return 'open';
  const { kind } = conditionOperators[operator];
  if (kind === 'null') return 'presence';
  if (hasOpenValue(condition, variables)) return 'open';
  // Seconds since the epoch are a date to both (IAM user guide, "aws:EpochTime").
  if (kind === 'numeric') return /^aws:epochtime$/i.test(condition.key) ? 'date' : 'number';
  return kind === 'date' || kind === 'ip' ? kind : 'text';
}
