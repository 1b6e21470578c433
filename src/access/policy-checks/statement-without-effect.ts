import { covers, deniesForAll, isAboutKey } from './reach.js';
import { statementCheck } from './statement-check.js';

/** Source: AWS KMS developer guide, "Key policies": a statement without action or resource has no effect. */
export const statementWithoutEffect = statementCheck(
  {
    id: 'statement-without-effect',
    title: 'a statement has no effect',
    why: 'it reads like a permission or a protection, and is none',
    remedy: 'write what is missing, or remove the statement',
    severity: 'warning',
    origins: [
      'Access Analyzer EMPTY_ARRAY_ACTION',
      'Access Analyzer EMPTY_ARRAY_PRINCIPAL',
      'Access Analyzer EMPTY_ARRAY_RESOURCE',
      'Access Analyzer EMPTY_OBJECT_PRINCIPAL',
      'Access Analyzer MISSING_ACTION',
      'Access Analyzer MISSING_RESOURCE',
      'keywright',
    ],
  },
  ({ statement, policy }) => {
    const { actions, resources, principals } = statement;
    const missing = [
      ...(actions === null ? ['`Action` is missing'] : []),
      ...(actions?.patterns.length === 0 ? [`\`${actions.not ? 'NotAction' : 'Action'}\` is empty`] : []),
      ...(resources === null ? ['`Resource` is missing'] : []),
      ...(resources?.patterns.length === 0 ? ['`Resource` is empty'] : []),
      ...(resources !== null && !isAboutKey(statement) && resources.patterns.length > 0
        ? ['no resource is left']
        : []),
      ...(principals?.entries.length === 0 ? ['`Principal` is empty'] : []),
    ];
    if (missing.length > 0)
      return missing.map((what) => ({ path: [], message: `${what}: the statement has no effect` }));
    const denied =
      statement.effect === 'Allow' &&
      deniesForAll(policy).some((deny) => deny.conditions.length === 0 && covers(deny, statement));
    return denied ? [{ path: [], message: 'everybody is denied all that the statement allows' }] : [];
  },
);
