import { keySpecs } from '../../../key-specs.js';
import { requireState } from '../../../key-state-table.js';
import type { Operation } from '../../../operation.js';
import { validation } from '../../../service-error.js';
import type { KeyRecord } from '../../../state.js';
import { requiredText } from '../../input.js';
import { keyIdLimits } from '../../key-id.js';
import { aliasArn, aliasNameIn, requireOwnName } from './alias-name.js';
import { existingAlias } from './existing-alias.js';
import { requireRoomForAlias, targetKeyIn } from './target-key.js';

/**
 * AWS KMS API reference, UpdateAlias. It takes permission on the alias and on both keys; the old key may be in any state,
 * the new one must not be pending deletion.
 */
export const updateAlias: Operation = {
  name: 'UpdateAlias',
  run: (input, call) => {
    const name = aliasNameIn(input);
    requiredText(input, 'TargetKeyId', keyIdLimits);
    requireOwnName(name);
    const arn = aliasArn(call, name);
    call.authorizeInAccount('UpdateAlias', arn);
    const { alias, key: old } = existingAlias(call, arn);
    const key = targetKeyIn(input, call);
    call.authorize({ action: 'UpdateAlias', key: old });
    call.authorize({ action: 'UpdateAlias', key });
    requireState(key, 'UpdateAlias');
    requireLikeness(old, key);
    if (key.arn !== old.arn) requireRoomForAlias(call, key);
    call.store.aliases.put(arn, { ...alias, targetKeyArn: key.arn, updatedAt: call.now });
    return {};
  },
};

/** Both symmetric, both asymmetric or both HMAC, and of one usage. */
function requireLikeness(old: KeyRecord, next: KeyRecord): void {
  if (typeOf(old) === typeOf(next) && old.usage === next.usage) return;
  throw validation(
    `The current and the new key of an alias must have the same type and key usage: ${old.arn} is ${typeOf(old)} for ${old.usage}, ${next.arn} is ${typeOf(next)} for ${next.usage}.`,
  );
}

function typeOf({ spec }: KeyRecord): 'symmetric' | 'asymmetric' | 'HMAC' {
  if (keySpecs[spec]?.asymmetric === true) return 'asymmetric';
  return spec.startsWith('HMAC_') ? 'HMAC' : 'symmetric';
}
