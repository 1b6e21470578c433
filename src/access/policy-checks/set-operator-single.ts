import { isKnownSingle, kindOf } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const setOperatorSingle = statementCheck(
  {
    id: 'set-operator-single',
    title: 'ForAllValues judges a key that has one value',
    why: 'ForAllValues holds where the key is missing, so that the condition lets through whoever doesn’t have it',
    remedy: 'remove `ForAllValues:`',
    severity: 'error',
    origins: ['Access Analyzer FORALLVALUES_WITH_SINGLE_VALUED_KEY'],
  },
  ({ statement }) =>
    statement.conditions
      .filter(
        (condition) =>
          condition.quantifier === 'ForAllValues' &&
          isKnownSingle(condition.key) &&
          kindOf(condition) !== 'null',
      )
      .map((condition) => ({
        path: conditionPath(condition),
        message: `\`${condition.key}\` has one value, or none, which \`ForAllValues\` lets through`,
      })),
);
