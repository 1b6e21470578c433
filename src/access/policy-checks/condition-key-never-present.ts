import type { KmsAction } from '../actions.js';
import { isKeyOfAction } from '../condition-keys.js';
import type { Condition, Statement } from '../policy.js';
import type { PolicyFacts } from './check.js';
import { asksAbsence, holdsWithoutKey } from './condition-sense.js';
import { actionsOf, actionsOfPattern, isAboutKey, listed } from './reach.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const conditionKeyNeverPresent = statementCheck(
  {
    id: 'condition-key-never-present',
    title: 'an action never has the condition’s key',
    why: 'AWS sends each condition key with certain actions only: for the others a positive condition is never met and a negated one always',
    remedy: 'put the action in a statement of its own, without the condition',
    severity: 'warning',
    origins: [
      'Access Analyzer ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      'Access Analyzer ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      'Access Analyzer DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      'Access Analyzer DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      'Access Analyzer MISSING_ACTION_FOR_CONDITION_KEY',
      'Access Analyzer UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
      'keywright',
    ],
  },
  ({ statement, facts }) => {
    if (!isAboutKey(statement)) return [];
    return statement.conditions.flatMap((condition) => {
      const without = actionsWithout(condition, statement, facts);
      if (without.length === 0) return [];
      const message = `${listed(without)} never has \`${condition.key}\`, so the statement ${outcome(condition, statement)}`;
      return { path: conditionPath(condition), message };
    });
  },
);

/**
 * The actions that lack the key: those that are named, and those of a wildcard where none of the statement's has it, for
 * a wildcard beside a condition means whatever fits.
 */
function actionsWithout(condition: Condition, statement: Statement, facts: PolicyFacts): readonly string[] {
  if (asksAbsence(condition) === true) return [];
  const lacks = ({ name }: KmsAction) => !has(condition.key, name, facts);
  const all = actionsOf(statement);
  if (all.length > 0 && all.every(lacks)) return all.map(({ name }) => name);
  if (statement.actions === null || statement.actions.not) return [];
  const named = statement.actions.patterns.filter((pattern) => !/[*?]/.test(pattern));
  return named
    .flatMap(actionsOfPattern)
    .filter(lacks)
    .map(({ name }) => name);
}

/** Tags are in requests that set tags only; an encryption context with symmetric keys only. */
function has(key: string, action: string, { spec }: PolicyFacts): boolean {
  if (/^aws:(RequestTag\/|TagKeys$)/i.test(key)) return /^(Un)?TagResource$/.test(action);
  if (/^kms:EncryptionContext(:|Keys$)/i.test(key) && spec !== null && spec !== 'SYMMETRIC_DEFAULT')
    return false;
  return isKeyOfAction(key, action);
}

function outcome(condition: Condition, { effect }: Statement): string {
  if (effect === 'Allow')
    return holdsWithoutKey(condition) ? 'allows it without restriction' : 'never allows it';
  return holdsWithoutKey(condition) ? 'always denies it' : 'never denies it';
}
