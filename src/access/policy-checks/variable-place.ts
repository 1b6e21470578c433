import { operatorText } from '../condition-operators.js';
import type { PolicyDocument, Statement } from '../policy.js';
import { hasVariable, kindOf } from './condition-sense.js';
import { actionPath, conditionPath, principalPath, type Spot, statementCheck } from './statement-check.js';

/** Source: IAM user guide, "Policy variables": where they can be used. */
export const variablePlace = statementCheck(
  {
    id: 'variable-place',
    title: 'a policy variable stands where none works',
    why: 'AWS takes it literally there, so nothing matches it',
    remedy: 'use variables in string and ARN conditions only, with `Version` 2012-10-17',
    severity: 'error',
    origins: [
      'Access Analyzer INVALID_VARIABLE_FOR_OPERATOR',
      'Access Analyzer VARIABLE_UNSUPPORTED_IN_ELEMENT',
      'Access Analyzer VARIABLE_UNSUPPORTED_IN_VERSION',
    ],
  },
  ({ statement, policy }) => [...outside(statement), ...inConditions(statement, policy)],
);

function outside(statement: Statement): readonly Spot[] {
  const actions = (statement.actions?.patterns ?? []).map((value, index) => ({
    value,
    path: actionPath(statement, index),
  }));
  const principals = (statement.principals?.entries ?? []).map(({ value }, index) => ({
    value,
    path: principalPath(statement, index),
  }));
  return [...actions, ...principals]
    .filter(({ value }) => hasVariable(value))
    .map(({ value, path }) => ({ path, message: `\`${value}\` has a variable, which can’t stand there` }));
}

function inConditions(statement: Statement, { version }: PolicyDocument): readonly Spot[] {
  return statement.conditions.flatMap((condition) => {
    const kind = kindOf(condition);
    const takes = kind === 'string' || kind === 'arn';
    if (takes && version === '2012-10-17') return [];
    return condition.values.flatMap((value, index) => {
      if (!hasVariable(value)) return [];
      const why = takes
        ? `version ${version} has no variables`
        : `\`${operatorText(condition)}\` takes no variables`;
      return { path: conditionPath(condition, index), message: `\`${value}\` is taken literally: ${why}` };
    });
  });
}
