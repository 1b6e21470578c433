import type { EstateGrant } from '../../../model/estate.js';
import type { Path } from '../../../model/place.js';
import { type Condition, literal } from './condition.js';
import { rawConditions } from './raw-conditions.js';
import type { Site } from './site.js';
import { viaServiceNames } from './via-service.js';

const conditionsPath = ['spec', 'conditions'] as const;

/** The condition that every statement for `grant-to-service` carries. */
export function onlyForAwsResources(path: Path): Condition {
  return {
    operator: 'Bool',
    key: 'kms:GrantIsForAWSResource',
    values: ['true'],
    path,
    written: 'grantIsForAWSResource',
  };
}

/** A grant's conditions and its end, in AWS's terms, each with its place. */
export function grantConditions(grant: EstateGrant, site: Site): readonly Condition[] {
  const { viaService, callerAccount, sourceVpcEndpoint, mfa, principalTags } = grant.conditions;
  const found: Condition[] = [...encryptionContextConditions(grant)];
  const add = (written: string, operator: string, key: string, values: readonly string[]) =>
    found.push({ operator, key, values, path: [...conditionsPath, written], written });

  if (viaService !== undefined)
    add('viaService', 'StringEquals', 'kms:ViaService', viaServiceNames(viaService, grant, site));
  if (callerAccount !== undefined) add('callerAccount', 'StringEquals', 'kms:CallerAccount', callerAccount);
  if (sourceVpcEndpoint !== undefined)
    add('sourceVpcEndpoint', 'StringEquals', 'aws:SourceVpce', sourceVpcEndpoint);
  if (mfa === true) add('mfa', 'Bool', 'aws:MultiFactorAuthPresent', ['true']);
  for (const [tag, value] of Object.entries(principalTags ?? {}))
    found.push({
      operator: 'StringEquals',
      key: `aws:PrincipalTag/${tag}`,
      values: [literal(value)],
      path: [...conditionsPath, 'principalTags', tag],
      written: 'principalTags',
    });
  if (grant.conditions.grantIsForAWSResource === true)
    found.push(onlyForAwsResources([...conditionsPath, 'grantIsForAWSResource']));
  if (grant.expires !== null)
    found.push({
      operator: 'DateLessThan',
      key: 'aws:CurrentTime',
      values: [grant.expires],
      path: ['spec', 'expires'],
      written: 'expires',
    });
  return [...found, ...rawConditions(grant, site)];
}

/**
 * `contains` demands each pair; `equals` also that there is no other key; `keys` that there is a key and no other
 * than these. Source: AWS KMS developer guide, "kms:EncryptionContext" and "kms:EncryptionContextKeys".
 */
function encryptionContextConditions(grant: EstateGrant): readonly Condition[] {
  const { equals, contains, keys } = grant.conditions.encryptionContext ?? {};
  const found: Condition[] = [];
  const add = (member: string, operator: string, key: string, values: readonly string[], deeper?: string) =>
    found.push({
      operator,
      key,
      values,
      path: [...conditionsPath, 'encryptionContext', member, ...(deeper === undefined ? [] : [deeper])],
      written: `encryptionContext.${member}`,
    });
  for (const [name, value] of Object.entries(equals ?? {}))
    add('equals', 'StringEquals', `kms:EncryptionContext:${name}`, [literal(value)], name);
  if (equals !== undefined)
    add('equals', 'ForAllValues:StringEquals', 'kms:EncryptionContextKeys', Object.keys(equals).map(literal));
  for (const [name, value] of Object.entries(contains ?? {}))
    add('contains', 'StringEquals', `kms:EncryptionContext:${name}`, [literal(value)], name);
  if (keys !== undefined) {
    add('keys', 'ForAllValues:StringEquals', 'kms:EncryptionContextKeys', keys.map(literal));
    add('keys', 'Null', 'kms:EncryptionContextKeys', ['false']);
  }
  return found;
}
