import { expect } from 'vitest';
import { type Desk, otherRegion, region } from '../../desk.js';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const Plaintext = Buffer.from('x');

const management: KeyManagement = {
  operation: 'GetKeyLastUsage',
  prepare: simply((as, KeyId) => as.getKeyLastUsage({ KeyId })),
};

export const getKeyLastUsage: OperationCase = {
  operation: 'GetKeyLastUsage',
  works: async (desk) => {
    await tellsOfTheLastUse(desk);
    await tracksReplicasApart(desk);
    await tracksBothKeysOfReEncrypt(desk);
  },
  states: managementStates(management),
  errors: managementErrors(management),
  authorised: managementAuthorised(management),
  deviations: [
    'a key is tracked from its creation on, and the id of the CloudTrail event is made up: there is no CloudTrail.',
  ],
};

async function tellsOfTheLastUse({ admin, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const unused = await admin.getKeyLastUsage({ KeyId });
  expect(unused).toMatchObject({ KeyId: KeyId.split('/')[1], KeyLastUsage: {} });
  expect(unused.KeyCreationDate?.getTime()).toBeGreaterThanOrEqual(unused.TrackingStartDate?.getTime() ?? 0);
  await admin.encrypt({ KeyId, Plaintext });
  await advance(100);
  const { $metadata } = await admin.generateDataKey({ KeyId, KeySpec: 'AES_256' });
  await nameOfFailure(admin.encrypt({ KeyId, Plaintext, DryRun: true }));
  await nameOfFailure(admin.decrypt({ KeyId, CiphertextBlob: Buffer.alloc(100) }));
  const { KeyLastUsage, KeyCreationDate } = await admin.getKeyLastUsage({ KeyId });
  expect(KeyLastUsage).toMatchObject({
    Operation: 'GenerateDataKey',
    KmsRequestId: $metadata.requestId,
    CloudTrailEventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect((KeyLastUsage?.Timestamp?.getTime() ?? 0) - (KeyCreationDate?.getTime() ?? 0)).toBe(100_000);
}

async function tracksReplicasApart({ admin, as, makeKey, advance }: Desk): Promise<void> {
  const KeyId = await makeKey({ MultiRegion: true });
  await admin.replicateKey({ KeyId, ReplicaRegion: otherRegion });
  await advance(60);
  const there = as('administrator', otherRegion);
  await there.encrypt({ KeyId: KeyId.replace(region, otherRegion), Plaintext });
  expect((await admin.getKeyLastUsage({ KeyId })).KeyLastUsage).toEqual({});
  const replica = await there.getKeyLastUsage({ KeyId: KeyId.replace(region, otherRegion) });
  expect(replica.KeyLastUsage).toMatchObject({ Operation: 'Encrypt' });
}

async function tracksBothKeysOfReEncrypt({ admin, makeKey, advance }: Desk): Promise<void> {
  const [from, to] = [await makeKey(), await makeKey()];
  const { CiphertextBlob } = await admin.encrypt({ KeyId: from, Plaintext });
  await advance(1);
  await admin.reEncrypt({ CiphertextBlob, DestinationKeyId: to });
  for (const KeyId of [from, to])
    expect((await admin.getKeyLastUsage({ KeyId })).KeyLastUsage).toMatchObject({ Operation: 'ReEncrypt' });
}
