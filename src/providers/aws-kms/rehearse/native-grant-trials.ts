import type { GrantState } from '../../../model/key-state.js';
import type { GrantParty } from '../../../model/native-grant.js';
import { grantNamePrefix } from '../../../model/ownership.js';
import type { Trial } from '../../../model/rehearsal.js';
import { carriesConditionKey } from '../capabilities.js';
import type { TriedKey } from './trials.js';

/** What native grants give: each operation to the grantee, and to the retiring principal that it can retire the grant. */
export function nativeGrantTrials({ key, desired }: TriedKey): readonly Trial[] {
  return desired.state.grants.flatMap((native): readonly Trial[] => {
    const grant = key.grants.find(({ name }) => native.name?.startsWith(`${grantNamePrefix}${name}/`));
    if (grant === undefined) return [];
    const common = {
      key: desired.id,
      kind: 'grant',
      grant: grant.name,
      place: grant.source.at(['metadata', 'name']),
    } as const;
    const uses = native.operations.map((operation): Trial => {
      const action = `kms:${operation}`;
      const context = constraintContext(native, action, desired.state.algorithm);
      return { ...common, principal: nameOf(native.grantee), action, context };
    });
    if (native.retiring === null) return uses;
    return [
      ...uses,
      { ...common, principal: nameOf(native.retiring), action: 'kms:RetireGrant', context: {} },
    ];
  });
}

function nameOf(party: GrantParty): string {
  return party.kind === 'service' ? party.name : party.arn;
}

/** What a request has to carry that the grant's constraints let through. */
function constraintContext(
  { constraints }: GrantState,
  action: string,
  algorithm: TriedKey['desired']['state']['algorithm'],
): Trial['context'] {
  const { encryptionContextEquals, encryptionContextSubset, sourceArn } = constraints;
  const pairs = Object.entries(encryptionContextEquals ?? encryptionContextSubset ?? {});
  const hasPairs =
    pairs.length > 0 &&
    algorithm !== 'unknown' &&
    carriesConditionKey(action, 'kms:EncryptionContextKeys', algorithm);
  return {
    ...(hasPairs ? { 'kms:EncryptionContextKeys': pairs.map(([name]) => name) } : {}),
    ...(hasPairs
      ? Object.fromEntries(pairs.map(([name, value]) => [`kms:EncryptionContext:${name}`, [value]]))
      : {}),
    ...(sourceArn === undefined ? {} : { 'aws:SourceArn': [sourceArn] }),
  };
}
