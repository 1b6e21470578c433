import type { CreateKeyCommandInput, KMS } from '@aws-sdk/client-kms';
import { forever, importInto } from '../import/support.js';
import { type Desk, hsmStore, materialFor, otherRegion, region } from './desk.js';
import type { TriedState } from './key-state-cells.js';

/** A key and the administrator's client for its Region. */
export interface KeyAt {
  readonly kms: KMS;
  readonly arn: string;
}

/** Called while the key can still be used (for `Creating`: with its primary). */
type Prepare<T> = (ready: KeyAt) => Promise<T>;

interface Placed<T> {
  readonly key: KeyAt;
  readonly prepared: T;
}

/** A new key of the kind in the state, and what `prepare` made of it before. */
export async function keyInState<T>(
  desk: Desk,
  state: TriedState,
  kind: CreateKeyCommandInput,
  prepare: Prepare<T>,
): Promise<Placed<T>> {
  const placed = await place(desk, state, kind, prepare);
  const { KeyMetadata } = await placed.key.kms.describeKey({ KeyId: placed.key.arn });
  if (KeyMetadata?.KeyState !== state) throw new Error(`${KeyMetadata?.KeyState} instead of ${state}`);
  return placed;
}

function place<T>(
  desk: Desk,
  state: TriedState,
  kind: CreateKeyCommandInput,
  prepare: Prepare<T>,
): Promise<Placed<T>> {
  switch (state) {
    case 'Enabled':
      return placeHere(desk, kind, prepare, async () => {});
    case 'Disabled':
      return placeHere(desk, kind, prepare, ({ kms, arn }) => kms.disableKey({ KeyId: arn }));
    case 'PendingDeletion':
      return placeHere(desk, kind, prepare, ({ kms, arn }) => kms.scheduleKeyDeletion({ KeyId: arn }));
    case 'PendingImport':
      return placeHere(desk, { ...kind, Origin: 'EXTERNAL' }, prepare, ({ kms, arn }) =>
        kms.deleteImportedKeyMaterial({ KeyId: arn }),
      );
    case 'Unavailable':
      return placeInStore(desk, kind, prepare);
    case 'PendingReplicaDeletion':
      return placeHere(desk, { ...kind, MultiRegion: true }, prepare, async (key) => {
        await replicate(desk, key);
        await key.kms.scheduleKeyDeletion({ KeyId: key.arn });
      });
    case 'Creating':
      return placeNewReplica(desk, kind, prepare);
    case 'Updating':
      return placeNewPrimary(desk, kind, prepare);
  }
}

async function placeHere<T>(
  desk: Desk,
  kind: CreateKeyCommandInput,
  prepare: Prepare<T>,
  bring: (key: KeyAt) => Promise<unknown>,
): Promise<Placed<T>> {
  const key = { kms: desk.admin, arn: await desk.makeKey(kind) };
  const prepared = await prepare(key);
  await bring(key);
  return { key, prepared };
}

async function placeInStore<T>(desk: Desk, kind: CreateKeyCommandInput, prepare: Prepare<T>) {
  const store = { CustomKeyStoreId: hsmStore };
  const { CustomKeyStores = [] } = await desk.admin.describeCustomKeyStores(store);
  if (CustomKeyStores[0]?.ConnectionState !== 'CONNECTED') await desk.admin.connectCustomKeyStore(store);
  return placeHere(desk, { ...kind, Origin: 'AWS_CLOUDHSM', ...store }, prepare, () =>
    desk.admin.disconnectCustomKeyStore(store),
  );
}

async function placeNewReplica<T>(desk: Desk, kind: CreateKeyCommandInput, prepare: Prepare<T>) {
  const primary = { kms: desk.admin, arn: await desk.makeKey({ ...kind, MultiRegion: true }) };
  const prepared = await prepare(primary);
  await primary.kms.replicateKey({ KeyId: primary.arn, ReplicaRegion: otherRegion });
  return { key: there(desk, primary), prepared };
}

async function placeNewPrimary<T>(desk: Desk, kind: CreateKeyCommandInput, prepare: Prepare<T>) {
  const primary = { kms: desk.admin, arn: await desk.makeKey({ ...kind, MultiRegion: true }) };
  const replica = await replicate(desk, primary);
  if (kind.Origin === 'EXTERNAL')
    await importInto(replica.kms, replica.arn, materialFor(kind.KeySpec), forever);
  const prepared = await prepare(replica);
  await primary.kms.updatePrimaryRegion({ KeyId: primary.arn, PrimaryRegion: otherRegion });
  return { key: replica, prepared };
}

/** The replica, ready for use. */
async function replicate(desk: Desk, primary: KeyAt): Promise<KeyAt> {
  await primary.kms.replicateKey({ KeyId: primary.arn, ReplicaRegion: otherRegion });
  await desk.advance(60);
  return there(desk, primary);
}

const there = (desk: Desk, { arn }: KeyAt): KeyAt => ({
  kms: desk.as('administrator', otherRegion),
  arn: arn.replace(region, otherRegion),
});
