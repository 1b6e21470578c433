import { randomBytes } from 'node:crypto';
import {
  DecryptCommand,
  DeleteImportedKeyMaterialCommand,
  EncryptCommand,
  type KMSClient,
  ListKeyRotationsCommand,
  ReplicateKeyCommand,
  RotateKeyOnDemandCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../src/simulator/index.js';
import { admin, control, failureOf, kmsOf } from '../server/clients.js';
import { describe, externalKey, forever, importInto, privateKeyFor } from './support.js';

let simulator: Simulator;
let primary: KMSClient;
let replica: KMSClient;
beforeAll(async () => {
  simulator = await startSimulator();
  primary = kmsOf(simulator);
  replica = kmsOf(simulator, admin, 'eu-west-1');
});
afterAll(() => simulator.close());

const fresh = { ...forever, ImportType: 'NEW_KEY_MATERIAL' } as const;
const existing = { ...forever, ImportType: 'EXISTING_KEY_MATERIAL' } as const;

const advance = (advanceSeconds: number) => control(simulator, 'clock', { advanceSeconds });

/** A primary key with material and a replica that waits for it. */
async function pair(material: Buffer, options: Parameters<typeof externalKey>[1] = {}): Promise<string> {
  const id = await externalKey(primary, { MultiRegion: true, ...options });
  await importInto(primary, id, material);
  await primary.send(new ReplicateKeyCommand({ KeyId: id, ReplicaRegion: 'eu-west-1' }));
  await advance(60);
  return id;
}

const statesOf = async (kms: KMSClient, KeyId: string) => {
  const { Rotations } = await kms.send(
    new ListKeyRotationsCommand({ KeyId, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' }),
  );
  return Rotations?.map((each) => `${each.KeyMaterialState} ${each.ImportState}`);
};

test('each Region imports the same material for itself', async () => {
  const material = randomBytes(32);
  const id = await pair(material);
  expect((await describe(replica, id))?.KeyState).toBe('PendingImport');
  expect(await failureOf(importInto(replica, id, randomBytes(32)))).toBe('IncorrectKeyMaterialException');
  const materialId = await importInto(replica, id, material);
  expect(await describe(replica, id)).toMatchObject({
    KeyState: 'Enabled',
    CurrentKeyMaterialId: materialId,
  });
  expect((await describe(primary, id))?.CurrentKeyMaterialId).toBe(materialId);
  const { CiphertextBlob } = await primary.send(
    new EncryptCommand({ KeyId: id, Plaintext: Buffer.from('shared') }),
  );
  const { Plaintext } = await replica.send(new DecryptCommand({ CiphertextBlob }));
  expect(Buffer.from(Plaintext ?? []).toString()).toBe('shared');
});

test('deleting or losing it in one Region leaves the other alone', async () => {
  const material = randomBytes(32);
  const id = await pair(material);
  await importInto(replica, id, material);
  await primary.send(new DeleteImportedKeyMaterialCommand({ KeyId: id }));
  expect((await describe(primary, id))?.KeyState).toBe('PendingImport');
  expect((await describe(replica, id))?.KeyState).toBe('Enabled');
});

test('an asymmetric replica takes its primary’s material only', async () => {
  const der = privateKeyFor('ECC_NIST_P256');
  const id = await pair(der, { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
  const wrong = importInto(replica, id, privateKeyFor('ECC_NIST_P256'));
  expect(await failureOf(wrong)).toBe('IncorrectKeyMaterialException');
  await importInto(replica, id, der);
  expect((await describe(replica, id))?.KeyState).toBe('Enabled');
});

test('new material goes to the primary first, then to every replica, then it can be rotated to', async () => {
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const id = await pair(first);
  await importInto(replica, id, first);
  expect(await failureOf(importInto(replica, id, second, fresh))).toBe('ValidationException');
  const newId = await importInto(primary, id, second, fresh);
  expect(await statesOf(primary, id)).toEqual([
    'CURRENT IMPORTED',
    'PENDING_MULTI_REGION_IMPORT_AND_ROTATION IMPORTED',
  ]);
  const rotate = () => primary.send(new RotateKeyOnDemandCommand({ KeyId: id }));
  expect(await failureOf(rotate())).toBe('KMSInvalidStateException');
  expect(await importInto(replica, id, second, existing)).toBe(newId);
  for (const kms of [primary, replica])
    expect(await statesOf(kms, id)).toEqual(['CURRENT IMPORTED', 'PENDING_ROTATION IMPORTED']);
  await rotate();
  await advance(60);
  for (const kms of [primary, replica])
    expect(await describe(kms, id)).toMatchObject({ KeyState: 'Enabled', CurrentKeyMaterialId: newId });
});

test('new material deleted in the primary is gone in the replicas; deleted in a replica, only there', async () => {
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const id = await pair(first);
  await importInto(replica, id, first);
  const newId = await importInto(primary, id, second, fresh);
  await importInto(replica, id, second, existing);
  const remove = new DeleteImportedKeyMaterialCommand({ KeyId: id, KeyMaterialId: newId });
  await replica.send(remove);
  expect(await statesOf(primary, id)).toEqual(['CURRENT IMPORTED', 'PENDING_ROTATION IMPORTED']);
  expect(await statesOf(replica, id)).toEqual(['CURRENT IMPORTED', 'PENDING_ROTATION PENDING_IMPORT']);
  expect((await describe(replica, id))?.KeyState).toBe('Enabled');
  await primary.send(remove);
  for (const kms of [primary, replica]) expect(await statesOf(kms, id)).toEqual(['CURRENT IMPORTED']);
});
