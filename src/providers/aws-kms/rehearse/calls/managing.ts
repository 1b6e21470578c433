import { ownerTag } from '../../../../model/ownership.js';
import { type Attempt, anyOf, notPrimary, proof, type TrialCall } from '../attempt.js';
import { keepLife, keepLifeDisabled, keepLifePendingDeletion, keepRotation, keepTags } from '../keepers.js';
import { pairsIn, valueIn, valuesIn } from '../request-context.js';

const newTag = 'rehearsed';

/** Only a primary key does it, or no key of this kind: that is found after the permission. */
const notHere = anyOf(proof('UnsupportedOperationException'), proof('KMSInvalidStateException', notPrimary));

/** What manages a key. Each call leaves the key as it was, by itself or because it is put back. */
export const managingCalls: Readonly<Record<string, TrialCall>> = {
  'kms:PutKeyPolicy': {
    run: ({ kms, arn, key, context }) =>
      kms.putKeyPolicy({
        KeyId: arn,
        Policy: key.state.policy,
        BypassPolicyLockoutSafetyCheck: valueIn(context, 'kms:BypassPolicyLockoutSafetyCheck') === 'true',
      }),
  },
  'kms:UpdateKeyDescription': {
    run: ({ kms, arn, key }) => kms.updateKeyDescription({ KeyId: arn, Description: key.state.description }),
  },
  'kms:TagResource': {
    prepare: keepTags,
    run: (attempt) => attempt.kms.tagResource({ KeyId: attempt.arn, Tags: tagsFor(attempt) }),
  },
  'kms:UntagResource': {
    prepare: keepTags,
    run: ({ kms, arn, context }) => {
      const asked = valuesIn(context, 'aws:TagKeys');
      return kms.untagResource({ KeyId: arn, TagKeys: asked.length > 0 ? [...asked] : [newTag] });
    },
  },
  'kms:EnableKey': { prepare: keepLife, run: ({ kms, arn }) => kms.enableKey({ KeyId: arn }) },
  'kms:DisableKey': { prepare: keepLife, run: ({ kms, arn }) => kms.disableKey({ KeyId: arn }) },
  'kms:ScheduleKeyDeletion': {
    prepare: keepLife,
    run: ({ kms, arn, key, context }) => {
      const asked = valueIn(context, 'kms:ScheduleKeyDeletionPendingWindowInDays');
      const days = asked === undefined ? key.life.deletionWindowDays : Number(asked);
      return kms.scheduleKeyDeletion({ KeyId: arn, PendingWindowInDays: days });
    },
  },
  'kms:CancelKeyDeletion': {
    prepare: keepLifePendingDeletion,
    run: ({ kms, arn }) => kms.cancelKeyDeletion({ KeyId: arn }),
  },
  'kms:EnableKeyRotation': {
    prepare: keepRotation,
    run: ({ kms, arn, key, context }) => {
      const { rotation } = key.state;
      const asked = valueIn(context, 'kms:RotationPeriodInDays');
      const days =
        asked !== undefined ? Number(asked) : rotation.kind === 'every' ? rotation.days : undefined;
      return kms.enableKeyRotation({ KeyId: arn, RotationPeriodInDays: days });
    },
    proves: notHere,
  },
  'kms:DisableKeyRotation': {
    prepare: keepRotation,
    run: ({ kms, arn }) => kms.disableKeyRotation({ KeyId: arn }),
    proves: notHere,
  },
  // A rotation can't be undone; that the key is disabled is only told to who may rotate it.
  'kms:RotateKeyOnDemand': {
    prepare: keepLifeDisabled,
    run: ({ kms, arn }) => kms.rotateKeyOnDemand({ KeyId: arn }),
    proves: anyOf(notHere, proof('DisabledException')),
  },
  // To the key's own Region, or to one in which it has a replica already.
  'kms:ReplicateKey': {
    run: ({ kms, arn, target, context }) =>
      kms.replicateKey({
        KeyId: arn,
        ReplicaRegion: valueIn(context, 'kms:ReplicaRegion') ?? target.region,
      }),
    proves: anyOf(
      notHere,
      proof('ValidationException', /contains the primary/),
      proof('AlreadyExistsException'),
    ),
  },
  'kms:UpdatePrimaryRegion': {
    run: ({ kms, arn, target }) => kms.updatePrimaryRegion({ KeyId: arn, PrimaryRegion: target.region }),
    proves: notHere,
  },
  // With a token that nobody was given.
  'kms:ImportKeyMaterial': {
    run: (attempt) =>
      attempt.kms.importKeyMaterial({
        KeyId: attempt.arn,
        ImportToken: new Uint8Array(32),
        EncryptedKeyMaterial: new Uint8Array(32),
        ...expiration(attempt),
      }),
    proves: proof('InvalidImportTokenException'),
  },
  // Of material that the key doesn't have.
  'kms:DeleteImportedKeyMaterial': {
    run: ({ kms, arn }) => kms.deleteImportedKeyMaterial({ KeyId: arn, KeyMaterialId: '0'.repeat(64) }),
    proves: anyOf(
      proof('ValidationException', /has never been imported/),
      proof('NotFoundException', /key material/i),
    ),
  },
};

/** Tags that the estate demands, else one that the key has. */
function tagsFor({ context, key }: Attempt) {
  const named = valuesIn(context, 'aws:TagKeys').map((name) => [name, '']);
  const asked = { ...Object.fromEntries(named), ...pairsIn(context, 'aws:RequestTag/') };
  const tags = Object.keys(asked).length > 0 ? asked : { [ownerTag]: key.owner };
  return Object.entries<string>(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}

function expiration({ context, now }: Attempt) {
  const until = valueIn(context, 'kms:ValidTo');
  const expires = until !== undefined || valueIn(context, 'kms:ExpirationModel') === 'KEY_MATERIAL_EXPIRES';
  if (!expires) return { ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' as const };
  return { ExpirationModel: 'KEY_MATERIAL_EXPIRES' as const, ValidTo: new Date(endOf(until, now)) };
}

/**
 * The end that was found for the conditions, in milliseconds since the epoch; 30 days ahead where KMS takes no such end, which is one within
 * the next 365 days (AWS KMS API reference, ImportKeyMaterial, ValidTo).
 */
function endOf(until: string | undefined, now: number): number {
  const asked = /^\d+$/.test(until ?? '') ? Number(until) * 1000 : Date.parse(until ?? '');
  return asked > now && asked < now + 365 * day ? asked : now + 30 * day;
}

const day = 86_400_000;
