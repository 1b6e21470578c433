import type { PolicyTextCheck } from './check.js';
import { isMembers, placedIn, rawStatements } from './policy-json.js';

export const mixedValueTypes: PolicyTextCheck = {
  id: 'mixed-value-types',
  title: 'a condition’s values are of different JSON types',
  why: 'AWS wants the values of one condition key to be all text, all numbers or all booleans',
  remedy: 'write all values as text',
  severity: 'error',
  origins: ['Access Analyzer INVALID_CONDITION_DATA_TYPE'],
  run: (text) =>
    rawStatements(text).flatMap(({ index, members }) =>
      entries(members['Condition']).flatMap(([operator, keys]) =>
        entries(keys)
          .filter(
            ([, values]) => Array.isArray(values) && new Set(values.map((value) => typeof value)).size > 1,
          )
          .map(([key]) =>
            placedIn(
              text,
              ['Statement', index, 'Condition', operator, key],
              `the values of \`${key}\` are of different types`,
            ),
          ),
      ),
    ),
};

function entries(value: unknown): readonly [string, unknown][] {
  return isMembers(value) ? Object.entries(value) : [];
}
