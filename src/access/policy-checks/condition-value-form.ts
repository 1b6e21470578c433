import type { Condition } from '../policy.js';
import { hasVariable, kindOf } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

type Form = readonly [keys: readonly string[], pattern: RegExp, name: string];

/** Source: IAM user guide, "AWS global condition context keys"; AWS KMS developer guide, "AWS KMS condition keys". */
const forms: readonly Form[] = [
  [['aws:SourceVpc'], /^vpc-([0-9a-z]{8}|[0-9a-z]{17})$/i, 'a VPC id'],
  [['aws:SourceVpce'], /^vpce-([0-9a-z]{8}|[0-9a-z]{17})$/i, 'a VPC endpoint id'],
  [
    ['aws:RequestedRegion', 'kms:PrimaryRegion', 'kms:ReplicaRegion'],
    /^[a-z]{2,4}(-[a-z]+){1,3}-\d{1,2}$/,
    'a Region',
  ],
  [
    ['kms:ViaService'],
    /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,4}(-[a-z]+){1,3}-\d{1,2}\.amazonaws\.(com|com\.cn|eu)$/,
    'written `service.region.amazonaws.com`',
  ],
  [
    ['aws:CalledVia', 'aws:CalledViaFirst', 'aws:CalledViaLast', 'aws:PrincipalServiceName'],
    /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|aws\.internal)$/,
    'a service principal',
  ],
  [
    [
      'aws:PrincipalAccount',
      'aws:ResourceAccount',
      'aws:SourceAccount',
      'aws:VpceAccount',
      'kms:CallerAccount',
    ],
    /^\d{12}$/,
    'an account of twelve digits',
  ],
  [
    ['aws:PrincipalOrgID', 'aws:ResourceOrgID', 'aws:SourceOrgID', 'aws:VpceOrgID'],
    /^o-[a-z0-9]{10,32}$/,
    'an organization’s id',
  ],
  [
    ['aws:PrincipalOrgPaths', 'aws:ResourceOrgPaths', 'aws:SourceOrgPaths', 'aws:VpceOrgPaths'],
    /^(o-[a-z0-9*?]+|\*)\/.*$/,
    'a path such as `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*`',
  ],
];

const byKey = new Map(
  forms.flatMap(([keys, pattern, name]) =>
    keys.map((key) => [key.toLowerCase(), { pattern, name }] as const),
  ),
);

export const conditionValueForm = statementCheck(
  {
    id: 'condition-value-form',
    title: 'a condition’s value can’t be one of its key',
    why: 'no request has it: the condition is never met, or always where it is negated',
    remedy: 'write the value in the form that AWS sends',
    severity: 'error',
    origins: [
      'Access Analyzer INVALID_REGION',
      'Access Analyzer INVALID_SERVICE_PRINCIPAL_FORMAT',
      'Access Analyzer INVALID_VPC_FORMAT',
      'Access Analyzer INVALID_VPCE_FORMAT',
      'keywright',
    ],
  },
  ({ statement }) =>
    statement.conditions.flatMap((condition) =>
      condition.values.flatMap((value, index) => {
        const wanted = expected(condition, value);
        return wanted === null
          ? []
          : { path: conditionPath(condition, index), message: `\`${value}\` isn’t ${wanted}` };
      }),
    ),
);

/** Patterns are left alone where the operator knows wildcards. */
function expected(condition: Condition, value: string): string | null {
  const form = byKey.get(condition.key.toLowerCase());
  if (form === undefined || kindOf(condition) !== 'string' || hasVariable(value)) return null;
  if (/Like/i.test(condition.operator) && /[*?]/.test(value)) return null;
  return form.pattern.test(value) ? null : form.name;
}
