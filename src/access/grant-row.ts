import type { AccessRow } from '../model/access-row.js';
import type { NativeGrant } from '../model/native-grant.js';

/** What a native grant gives taken for itself, whatever else decides. */
export function grantRow({ grantee, operations, constraints }: NativeGrant): AccessRow {
  const { encryptionContextEquals, encryptionContextSubset, sourceArn } = constraints;
  const conditions = [
    ...(encryptionContextEquals === undefined
      ? []
      : [`encryption context is ${pairs(encryptionContextEquals)}`]),
    ...(encryptionContextSubset === undefined
      ? []
      : [`encryption context has ${pairs(encryptionContextSubset)}`]),
    ...(sourceArn === undefined ? [] : [`source ARN is ${sourceArn}`]),
  ];
  return {
    principals: [grantee.kind === 'service' ? grantee.name : grantee.arn],
    operations,
    conditions: conditions.join(' and '),
    certainty: 'certain',
    witness: null,
    note: 'by a native grant',
  };
}

function pairs(context: Readonly<Record<string, string>>): string {
  return Object.entries(context)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}
