import { isMultiValued } from '../condition-keys.js';
import type { Condition, Statement } from '../policy.js';
import { isDemand, isGuarded, isKey } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

/** Source: IAM user guide, "Multivalued context keys": ForAllValues in an allow wants a Null condition beside it. */
export const setOperatorUnguarded = statementCheck(
  {
    id: 'set-operator-unguarded',
    title: 'ForAllValues lets through requests without the key',
    why: 'ForAllValues holds where the key is missing or empty: the allow is wider than it reads',
    remedy: 'add a Null condition with `false` for the key, or use ForAnyValue',
    severity: 'warning',
    origins: ['keywright'],
  },
  ({ statement }) => {
    if (statement.effect !== 'Allow') return [];
    return statement.conditions
      .filter(
        (condition) =>
          condition.quantifier === 'ForAllValues' &&
          isMultiValued(condition.key) &&
          !isGuarded(condition, statement) &&
          !isAlwaysThere(condition, statement),
      )
      .map((condition) => ({
        path: conditionPath(condition),
        message: `requests without \`${condition.key}\` are let through`,
      }));
  },
);

/**
 * Each grant has operations (other actions have none: condition-key-never-present tells of them), and who must send one
 * pair of an encryption context sends its key.
 */
function isAlwaysThere(condition: Condition, statement: Statement): boolean {
  if (isKey(condition, 'kms:GrantOperations')) return true;
  return (
    isKey(condition, 'kms:EncryptionContextKeys') &&
    statement.conditions.some(
      (other) => /^kms:EncryptionContext:./i.test(other.key) && isDemand(other, statement),
    )
  );
}
