import type { JsonObject } from '../../../../model/json.js';
import type { GrantParty } from '../../../../model/native-grant.js';
import type { StoreView } from '../../../consistency/store-view.js';
import { grantPartyOf } from '../../../grant-form.js';
import type { GrantRecord } from '../../../state.js';

/** AWS KMS API reference, GrantListEntry. A grant without a name has an empty one, as AWS answers. */
export function grantEntry(store: StoreView, grant: GrantRecord): JsonObject {
  const { keyArn, id, name, createdAt, issuingAccount, grantee, retiring, operations } = grant;
  return {
    KeyId: keyArn,
    GrantId: id,
    Name: name ?? '',
    // AWS keeps whole seconds of a grant.
    CreationDate: Math.floor(createdAt / 1000),
    IssuingAccount: `arn:${keyArn.split(':')[1] ?? 'aws'}:iam::${issuingAccount}:root`,
    ...partyEntry('Grantee', grantPartyOf(store, grantee)),
    ...(retiring === null ? {} : partyEntry('Retiring', grantPartyOf(store, retiring))),
    Operations: operations,
    ...constraintsEntry(grant),
  };
}

function partyEntry(role: 'Grantee' | 'Retiring', party: GrantParty): JsonObject {
  return party.kind === 'principal'
    ? { [`${role}Principal`]: party.arn }
    : { [`${role}ServicePrincipal`]: party.name };
}

function constraintsEntry({
  encryptionContextEquals,
  encryptionContextSubset,
  sourceArn,
}: GrantRecord): JsonObject {
  const constraints = {
    ...(encryptionContextEquals === null ? {} : { EncryptionContextEquals: encryptionContextEquals }),
    ...(encryptionContextSubset === null ? {} : { EncryptionContextSubset: encryptionContextSubset }),
    ...(sourceArn === null ? {} : { SourceArn: sourceArn }),
  };
  return Object.keys(constraints).length === 0 ? {} : { Constraints: constraints };
}
