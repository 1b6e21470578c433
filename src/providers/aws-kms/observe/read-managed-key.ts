import type { KeyMetadata } from '@aws-sdk/client-kms';
import { sortNativeGrants } from '../../../access/native-grant-form.js';
import { orphansIn } from '../../../access/orphans.js';
import type { DesiredKey } from '../../../model/desired.js';
import type { GrantState, KeyRotation } from '../../../model/key-state.js';
import type { ObservedKey, Reading } from '../../../model/observed.js';
import { isOwnTag, retiredTag } from '../../../model/ownership.js';
import { canRotate } from '../capabilities.js';
import type { Session } from '../session/open-session.js';
import { grantStateOf } from './grant-state.js';
import { listGrants } from './listings.js';
import { type DescribedFields, describedFields } from './metadata.js';
import { readPolicy } from './read-policy.js';
import { attempt, mapReading, read } from './reading.js';

/** What is known of a key before it is known to be ours. */
export interface LiveKey {
  readonly arn: string;
  readonly metadata: Reading<KeyMetadata>;
  readonly tags: Readonly<Record<string, string>>;
  /** Sorted. */
  readonly aliases: readonly string[];
}

/** The rest of a key that the estate declares: only what its kind can have is asked for. */
export async function readManagedKey(
  session: Session,
  live: LiveKey,
  desired: DesiredKey,
  grants: 'all' | 'declared',
): Promise<ObservedKey> {
  const { arn, metadata, tags, aliases } = live;
  const described = describedFields(metadata);
  const [policy, rotation, nativeGrants, lastUsed] = await Promise.all([
    readPolicy(session, arn),
    readRotation(session, arn, described),
    declaresNoGrants(desired, grants) ? read([]) : readGrants(session, arn),
    desired.life.retirement?.stage === 'delete' ? readLastUse(session, arn) : null,
  ]);
  const deletion = metadata.read ? metadata.value.DeletionDate : undefined;
  return {
    arn,
    owner: read(desired.owner),
    fields: {
      ...described,
      tags: read(withoutReserved(tags)),
      aliases: read(aliases),
      rotation,
      policy,
      grants: nativeGrants,
    },
    retiredSince: tags[retiredTag] ?? null,
    deletionDate: deletion === undefined ? null : deletion.toISOString(),
    lastUsed,
    orphans: policy.read ? orphansIn(policy.value) : [],
  };
}

function declaresNoGrants(desired: DesiredKey, grants: 'all' | 'declared'): boolean {
  return grants === 'declared' && desired.state.grants.length === 0 && desired.nativeGrants === 'shared';
}

/** keywright's own tags are its own business, and those under `aws:` are AWS's. */
function withoutReserved(tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tags).filter(([name]) => !isOwnTag(name) && !/^aws:/i.test(name)));
}

async function readRotation(
  { call }: Session,
  KeyId: string,
  { algorithm, origin, multiRegion }: DescribedFields,
): Promise<Reading<KeyRotation>> {
  if (!algorithm.read) return algorithm;
  if (!origin.read) return origin;
  if (!multiRegion.read) return multiRegion;
  if (!canRotate(algorithm.value, origin.value.kind) || multiRegion.value === 'replica')
    return read({ kind: 'impossible' });
  const answer = await attempt('GetKeyRotationStatus', () =>
    call('GetKeyRotationStatus', (kms) => kms.getKeyRotationStatus({ KeyId })),
  );
  return mapReading(answer, ({ KeyRotationEnabled, RotationPeriodInDays }) =>
    read(
      KeyRotationEnabled === true ? { kind: 'every', days: RotationPeriodInDays ?? 365 } : { kind: 'off' },
    ),
  );
}

async function readGrants(session: Session, KeyId: string): Promise<Reading<readonly GrantState[]>> {
  const answer = await attempt('ListGrants', () => listGrants(session, KeyId));
  return mapReading(answer, (entries) => read(sortNativeGrants(entries.map(grantStateOf))));
}

/** Source: API reference, GetKeyLastUsage: an answer without `KeyLastUsage` means no use since tracking began. */
async function readLastUse({ call }: Session, KeyId: string): Promise<Reading<string | 'never'>> {
  const answer = await attempt('GetKeyLastUsage', () =>
    call('GetKeyLastUsage', (kms) => kms.getKeyLastUsage({ KeyId })),
  );
  return mapReading(answer, ({ KeyLastUsage }) => read(KeyLastUsage?.Timestamp?.toISOString() ?? 'never'));
}
