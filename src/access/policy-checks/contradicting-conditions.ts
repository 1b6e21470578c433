import { operatorText } from '../condition-operators.js';
import { contradict } from './contradiction.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const contradictingConditions = statementCheck(
  {
    id: 'contradicting-conditions',
    title: 'two conditions exclude each other',
    why: 'no request meets both, so the statement neither allows nor denies anything',
    remedy: 'write the values of both in one condition where either may hold, or remove one',
    severity: 'error',
    origins: ['keywright'],
  },
  ({ statement }) =>
    statement.conditions.flatMap((condition, index) => {
      const other = statement.conditions
        .slice(0, index)
        .find((earlier) => contradict(condition, earlier, statement));
      if (other === undefined) return [];
      const message = `\`${operatorText(condition)}\` and \`${operatorText(other)}\` on \`${condition.key}\` exclude each other`;
      return { path: conditionPath(condition), message };
    }),
);
