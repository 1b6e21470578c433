import type { PrincipalEntry, Statement } from '../policy.js';
import type { PolicyFacts } from './check.js';
import { principalPath, statementCheck } from './statement-check.js';

const servicePrincipal = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal)$/;
const uniqueId = /^A[A-Z]{3}[A-Z0-9]{12,}$/;
const arn = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/;
const partitions = /^aws(-cn|-us-gov|-iso(-[a-z]+)?|-eusc)?$/;

/** Source: AWS KMS developer guide, "Key policies", principals; IAM user guide, "Principal". */
export const principalForm = statementCheck(
  {
    id: 'principal-form',
    title: 'a principal can’t stand in a key policy',
    why: 'AWS refuses the whole policy with MalformedPolicyDocumentException, also where the other statements are right',
    remedy: 'write the ARN of a role, user or session, an account, a service principal, or `*` alone',
    severity: 'error',
    origins: [
      'Access Analyzer FEDERATED_PRINCIPAL_NOT_SUPPORTED',
      'Access Analyzer INVALID_ARN_ACCOUNT',
      'Access Analyzer INVALID_ARN_PREFIX',
      'Access Analyzer INVALID_PARTITION',
      'Access Analyzer INVALID_PRINCIPAL_FORMAT',
      'Access Analyzer INVALID_SERVICE_PRINCIPAL_FORMAT',
      'Access Analyzer MISSING_ARN_ACCOUNT',
      'Access Analyzer MISSING_ARN_FIELD',
      'Access Analyzer UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
      'cfn-lint E3512',
    ],
  },
  ({ statement, facts }) => look(statement, facts),
);

function look(statement: Statement, facts: PolicyFacts) {
  return (statement.principals?.entries ?? []).flatMap((entry, index) => {
    const problem = problemOf(entry, facts);
    return problem === null ? [] : { path: principalPath(statement, index), message: problem };
  });
}

function problemOf({ type, value }: PrincipalEntry, { partition }: PolicyFacts): string | null {
  if (type === 'CanonicalUser') return `\`${value}\` is a canonical user, which only S3 knows`;
  if (type === 'Federated')
    return `\`${value}\` is an identity provider; a key policy takes the role that its users assume`;
  if (type === 'AWS' && value === '*') return null;
  if (/[*?]/.test(value)) return `\`${value}\` has a wildcard, which only \`*\` alone can be`;
  if (type === 'Service') return servicePrincipal.test(value) ? null : `\`${value}\` is no service principal`;
  if (uniqueId.test(value) || /^\d{12}$/.test(value)) return null;
  return arnProblem(value, partition);
}

function arnProblem(value: string, partition: string | null): string | null {
  const parts = arn.exec(value);
  if (parts === null)
    return value.startsWith('arn:')
      ? `\`${value}\` lacks a part of an ARN`
      : `\`${value}\` is neither an ARN nor an account`;
  const [, own = '', service = '', region = '', account = '', resource = ''] = parts;
  if (!partitions.test(own)) return `\`${value}\` has the partition \`${own}\`, which AWS doesn’t have`;
  if (partition !== null && own !== partition)
    return `\`${value}\` is in the partition \`${own}\`, the key in \`${partition}\``;
  if (service !== 'iam' && service !== 'sts') return `\`${value}\` is no principal`;
  if (region !== '') return `\`${value}\` has a Region, which principals don’t have`;
  if (!/^\d{12}$/.test(account)) return `\`${value}\` has no account of twelve digits`;
  return resourceProblem(value, service, resource);
}

function resourceProblem(value: string, service: string, resource: string): string | null {
  if (resource.startsWith('group/')) return `\`${value}\` is a group, which can’t be a principal`;
  const form =
    service === 'iam' ? /^(root|(user|role)\/.+)$/ : /^(assumed-role\/[^/]+\/[^/]+|federated-user\/.+)$/;
  return form.test(resource) ? null : `\`${value}\` is no principal`;
}
