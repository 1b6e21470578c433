import type { Condition } from '../policy.js';
import { hasVariable, isKey } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

/** Source: IAM user guide, "Sensitive condition keys". */
const sensitive = [
  'aws:PrincipalAccount',
  'aws:PrincipalOrgID',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:SourceAccount',
  'aws:SourceOrgID',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:VpceAccount',
  'aws:VpceOrgID',
  'kms:CallerAccount',
];

/** Of organizations, the part before the first slash is the organization. */
const paths = ['aws:PrincipalOrgPaths', 'aws:ResourceOrgPaths', 'aws:SourceOrgPaths', 'aws:VpceOrgPaths'];

/** What the resource is isn't the caller's choice. */
const ownResource = /^\$\{aws:Resource(Account|OrgID|OrgPaths)\}$/i;

export const sensitiveKeyWildcard = statementCheck(
  {
    id: 'sensitive-key-wildcard',
    title: 'a wildcard stands for an account, an organization or a network',
    why: 'the ids of accounts, organizations and networks follow no pattern that is one’s own: whatever a wildcard or variable lets in is chance',
    remedy: 'write the whole ids',
    severity: 'error',
    origins: [
      'Access Analyzer VARIABLE_USAGE_TOO_PERMISSIVE',
      'Access Analyzer WILDCARD_USAGE_TOO_PERMISSIVE',
    ],
  },
  ({ statement }) =>
    statement.conditions.flatMap((condition) =>
      condition.values.flatMap((value, index) => {
        const part = sensitivePart(condition, value);
        if (part === null || ownResource.test(part) || !(hasVariable(part) || isOpen(condition, part)))
          return [];
        return { path: conditionPath(condition, index), message: `\`${value}\` isn’t a whole id` };
      }),
    ),
);

function sensitivePart(condition: Condition, value: string): string | null {
  if (isKey(condition, ...sensitive)) return value;
  if (isKey(condition, ...paths)) return value.split('/')[0] ?? '';
  if (!isKey(condition, 'aws:userid')) return null;
  const [id = '', session] = value.split(':');
  return session !== undefined && (id === '*' || /^\$\{[^}]+\}$/.test(id)) ? null : id;
}

function isOpen({ operator }: Condition, value: string): boolean {
  return /Like/i.test(operator) && /[*?]/.test(value);
}
