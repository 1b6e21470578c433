import { kmsActions } from '../actions.js';
import { matchesIgnoringCase } from '../wildcard.js';
import { actionPath, statementCheck } from './statement-check.js';

/** Source: service authorization reference for AWS KMS, actions without a key among their resources. */
export const actionNotInKeyPolicy = statementCheck(
  {
    id: 'action-not-in-key-policy',
    title: 'an action can’t be given by a key policy',
    why: 'actions that are about no key, such as kms:CreateKey or kms:ListKeys, are decided by IAM policies alone',
    remedy: 'write the action in an IAM policy and remove it here',
    severity: 'warning',
    origins: ['Access Analyzer UNSUPPORTED_ACTION_IN_POLICY', 'keywright'],
  },
  ({ statement }) => {
    if (statement.actions === null || statement.actions.not) return [];
    return statement.actions.patterns.flatMap((pattern, index) => {
      const meant = kmsActions.filter(({ name }) => matchesIgnoringCase(pattern, `kms:${name}`));
      if (meant.length === 0 || meant.some(({ onKey }) => onKey)) return [];
      return {
        path: actionPath(statement, index),
        message: `\`${pattern}\` has no effect in a key policy`,
      };
    });
  },
);
