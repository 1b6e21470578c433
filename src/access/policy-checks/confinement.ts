import type { Condition, PolicyDocument, Statement } from '../policy.js';
import { isDemand, isRefusal, kindOf } from './condition-sense.js';
import { covers, deniesForAll } from './reach.js';

type Test = (value: string) => boolean;

const plain: Test = (value) => value !== '' && !/[*?]/.test(value);
const account: Test = (value) => /^(\d{12}|\$\{aws:ResourceAccount\})$/i.test(value);
const organization: Test = (value) => /^(o-[a-z0-9]+|\$\{aws:ResourceOrgID\})$/i.test(value);
const path: Test = (value) => organization(value.split('/')[0] ?? '');
const arn: Test = (value) => /^arn:[^:]*:[^:]*:[^:]*:\d{12}:/.test(value);
/** Buckets and a few other resources have no account in their ARNs; their names are unique. */
const sourceArn: Test = (value) => arn(value) || /^arn:[^:*?]+:[^:*?]+:[^:]*::[^*?:/]{3,}/.test(value);
const userId: Test = (value) => /^[A-Z0-9]{12,}(:|$)/.test(value);

/**
 * Condition keys that say who calls or for whom, and which values name somebody. A network, a time or a service that
 * is passed through says nothing of the kind.
 * Source: IAM user guide, "AWS global condition context keys"; Amazon S3 user guide, "The meaning of public".
 */
const confiningKeys: ReadonlyMap<string, Test> = new Map(
  Object.entries({
    'aws:PrincipalAccount': account,
    'aws:PrincipalArn': arn,
    'aws:PrincipalOrgID': organization,
    'aws:PrincipalOrgPaths': path,
    'aws:PrincipalServiceName': plain,
    'aws:SourceAccount': account,
    'aws:SourceArn': sourceArn,
    'aws:SourceOrgID': organization,
    'aws:SourceOrgPaths': path,
    'aws:SourceOwner': account,
    'aws:SourceVpc': plain,
    'aws:SourceVpcArn': arn,
    'aws:SourceVpce': plain,
    'aws:userid': userId,
    'aws:VpceAccount': account,
    'aws:VpceOrgID': organization,
    'aws:VpceOrgPaths': path,
    'kms:CallerAccount': account,
  }).map(([key, test]) => [key.toLowerCase(), test]),
);

/** Whether the condition's values name somebody, all of them. */
function namesSomebody(condition: Condition): boolean {
  const test = confiningKeys.get(condition.key.toLowerCase());
  const kind = kindOf(condition);
  if (test === undefined || (kind !== 'string' && kind !== 'arn')) return false;
  return condition.values.length > 0 && condition.values.every(test);
}

/** The conditions of an allow that confine it to somebody. */
export function confinements(statement: Statement): readonly Condition[] {
  return statement.conditions.filter(
    (condition) => namesSomebody(condition) && isDemand(condition, statement),
  );
}

/** Whether a deny for everybody refuses all others what the statement allows. */
export function isConfinedByDeny(statement: Statement, policy: PolicyDocument): boolean {
  return deniesForAll(policy).some(
    (deny) =>
      covers(deny, statement) &&
      deny.conditions.every((condition) => namesSomebody(condition) && isRefusal(condition)) &&
      deny.conditions.length <= 1,
  );
}
