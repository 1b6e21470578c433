import type { Condition, PolicyDocument, Statement } from '../policy.js';
import { asksAbsence, boolAsked, holdsWithoutKey, isKey, isNegated, kindOf } from './condition-sense.js';
import { actionsOf, allows, isAboutKey } from './reach.js';
import { conditionPath, statementCheck } from './statement-check.js';

const networks = ['aws:SourceIp', 'aws:SourceVpc', 'aws:SourceVpcArn', 'aws:SourceVpce', 'aws:VpcSourceIp'];

const calledVia = ['aws:CalledVia', 'aws:CalledViaFirst', 'aws:CalledViaLast'];

/** Source: IAM user guide, aws:SourceVpc and aws:PrincipalIsAWSService; AWS KMS developer guide, "AWS global condition keys": aws:SourceIp and VPC endpoint conditions. */
export const networkDenyBreaksServices = statementCheck(
  {
    id: 'network-deny-breaks-services',
    title: 'a deny by network hits AWS services too',
    why: 'requests that a service makes for somebody come from the service’s network: encrypted volumes, buckets and queues stop to work',
    remedy:
      'add BoolIfExists aws:ViaAWSService `false` and aws:PrincipalIsAWSService `false` to the deny, so that it spares services',
    severity: 'warning',
    origins: ['keywright'],
  },
  ({ statement, policy }) => {
    if (statement.effect !== 'Deny' || !isAboutKey(statement) || sparesServices(statement, policy)) return [];
    const relevant = actionsOf(statement).some(
      ({ cryptographic, name }) => cryptographic || name === 'CreateGrant',
    );
    if (!relevant) return [];
    return statement.conditions
      .filter((condition) => isKey(condition, ...networks) && hitsServices(condition))
      .map((condition) => ({
        path: conditionPath(condition),
        message: `services that call for somebody don’t come from \`${condition.key}\``,
      }));
  },
);

function hitsServices(condition: Condition): boolean {
  return asksAbsence(condition) === true || (isNegated(condition) && holdsWithoutKey(condition));
}

/** Whether the deny asks for a request that no service makes, for somebody or for itself where a service may. */
function sparesServices({ conditions }: Statement, policy: PolicyDocument): boolean {
  const forSomebody = conditions.some(
    (condition) =>
      (isKey(condition, 'aws:ViaAWSService') && boolAsked(condition) === false) ||
      (isKey(condition, 'kms:ViaService', ...calledVia) &&
        (asksAbsence(condition) === true || (isNegated(condition) && kindOf(condition) === 'string'))),
  );
  return forSomebody && (!servicesMay(policy) || conditions.some(sparesPrincipals));
}

function sparesPrincipals(condition: Condition): boolean {
  if (isKey(condition, 'aws:PrincipalIsAWSService')) return boolAsked(condition) === false;
  return isKey(condition, 'aws:PrincipalServiceName') && isNegated(condition);
}

function servicesMay(policy: PolicyDocument): boolean {
  return allows(policy).some(
    ({ principals }) =>
      principals?.not === true ||
      principals?.entries.some(({ type, value }) => type === 'Service' || value === '*'),
  );
}
