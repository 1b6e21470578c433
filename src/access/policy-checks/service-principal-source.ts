import type { Condition, Statement } from '../policy.js';
import { isDemand, isKey } from './condition-sense.js';
import { confinements } from './confinement.js';
import { isAboutKey } from './reach.js';
import { principalPath, statementCheck } from './statement-check.js';

const sources = [
  'aws:SourceArn',
  'aws:SourceAccount',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:SourceOwner',
];

/** Source: IAM user guide, "The confused deputy problem". */
export const servicePrincipalSource = statementCheck(
  {
    id: 'service-principal-source',
    title: 'a service may use the key for anybody',
    why: 'a service acts for every customer: without a condition on the source, somebody else’s resource can make it use this key',
    remedy:
      'add aws:SourceArn or aws:SourceAccount, or for services that send neither, the encryption context with the resource’s ARN',
    severity: 'warning',
    origins: ['Access Analyzer RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL'],
  },
  ({ statement }) => {
    if (statement.effect !== 'Allow' || !isAboutKey(statement) || statement.principals?.not === true)
      return [];
    if (hasSource(statement)) return [];
    return (statement.principals?.entries ?? []).flatMap(({ type, value }, index) =>
      type === 'Service'
        ? { path: principalPath(statement, index), message: `\`${value}\` isn’t bound to a source` }
        : [],
    );
  },
);

function hasSource(statement: Statement): boolean {
  return (
    confinements(statement).some((condition) => isKey(condition, ...sources)) ||
    statement.conditions.some((condition) => isDemand(condition, statement) && namesResource(condition))
  );
}

/** CloudWatch Logs, for one, sends no source and is confined by `kms:EncryptionContext:aws:logs:arn` in its own documentation. */
function namesResource({ key, values }: Condition): boolean {
  return (
    /^kms:EncryptionContext:aws:.+/i.test(key) &&
    values.every((value) => /^arn:[^:*?]+:[^:*?]+:[^:]*:\d{12}:/.test(value))
  );
}
