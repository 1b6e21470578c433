import { isPossibleFor } from '../key-facts.js';
import type { PolicyFacts } from './check.js';
import { actionsOfPattern, isAboutKey } from './reach.js';
import { actionPath, statementCheck } from './statement-check.js';

/** Source: AWS KMS developer guide, "Key type reference". */
export const actionImpossibleForKey = statementCheck(
  {
    id: 'action-impossible-for-key',
    title: 'an action never works on such a key',
    why: 'the key’s type, usage, origin or place rules it out, so the permission is for another key or by mistake',
    remedy: 'remove the action',
    severity: 'warning',
    origins: ['keywright'],
  },
  ({ statement, facts }) => {
    if (statement.effect !== 'Allow' || statement.actions?.not !== false || !isAboutKey(statement)) return [];
    return statement.actions.patterns.flatMap((pattern, index) => {
      const actions = actionsOfPattern(pattern);
      if (actions.length === 0 || actions.some(({ name }) => isPossibleFor(name, facts))) return [];
      return {
        path: actionPath(statement, index),
        message: `\`${pattern}\` never works on a key with ${described(facts)}`,
      };
    });
  },
);

function described({ spec, usage, origin, multiRegion }: PolicyFacts): string {
  const known = Object.entries({ spec, usage, origin }).flatMap(([name, value]) =>
    value === null ? [] : `${name} \`${value}\``,
  );
  return [...known, ...(multiRegion === false ? ['one Region'] : [])].join(', ');
}
