import { createPublicKey, publicEncrypt } from 'node:crypto';
import { GetParametersForImportCommand, ImportKeyMaterialCommand } from '@aws-sdk/client-kms';
import type { Algorithm, Purpose } from '../../../../src/model/operations.js';
import { keyOperations } from '../../../../src/model/operations.js';
import type { SoundCase } from '../../case.js';
import { grant, key } from '../../documents.js';
import type { Stand } from '../../stand.js';
import { world } from '../../world.js';

const kinds: readonly (readonly [Algorithm, Purpose])[] = [
  ['aes-256', 'encrypt'],
  ['rsa-2048', 'encrypt'],
  ['rsa-3072', 'sign'],
  ['ec-p256', 'sign'],
  ['ec-p521', 'agree'],
  ['ec-secp256k1', 'sign'],
  ['ed25519', 'sign'],
  ['hmac-sha512', 'mac'],
  ['ml-dsa-65', 'sign'],
  ['ml-kem-768', 'encapsulate'],
];

const store = (id: string, type: 'AWS_CLOUDHSM' | 'EXTERNAL_KEY_STORE') =>
  world([], {
    customKeyStores: [{ id, account: '111122223333', region: 'eu-west-1', name: id, type }],
  });

async function importMaterial(live: Stand) {
  const kms = await live.as();
  const KeyId = await live.arnOf('alias/cards');
  const WrappingAlgorithm = 'RSAES_OAEP_SHA_256';
  const { PublicKey, ImportToken } = await kms.send(
    new GetParametersForImportCommand({ KeyId, WrappingAlgorithm, WrappingKeySpec: 'RSA_2048' }),
  );
  const wrappingKey = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: 'der', type: 'spki' });
  const EncryptedKeyMaterial = publicEncrypt({ key: wrappingKey, oaepHash: 'sha256' }, Buffer.alloc(32, 7));
  const ExpirationModel = 'KEY_MATERIAL_DOES_NOT_EXPIRE';
  await kms.send(new ImportKeyMaterialCommand({ KeyId, ImportToken, EncryptedKeyMaterial, ExpirationModel }));
}

/** Every kind of key, with a grant of everything that it can do. */
export const kindCases: readonly SoundCase[] = [
  ...kinds.map(([algorithm, purpose]): SoundCase => {
    const operations = [...keyOperations(algorithm, purpose)].filter(
      (operation) => !['wrap', 'unwrap'].includes(operation),
    );
    return {
      name: `a new ${algorithm} key to ${purpose} and somebody who may do all that it does`,
      estate:
        key('cards', { algorithm, purpose }) +
        grant('use', { role: 'app' }, { operations: [...operations, 'describe'] }),
    };
  }),
  {
    name: 'a key for imported material that waits for it',
    estate: key('cards', { origin: 'external' }) + grant('use', { role: 'app' }),
  },
  {
    name: 'a key whose material was imported',
    before: key('cards', { origin: 'external' }) + grant('use', { role: 'app' }),
    acts: importMaterial,
    estate: key('cards', { origin: 'external', description: 'in use' }) + grant('use', { role: 'batch' }),
  },
  {
    name: 'a key in an HSM whose key store is connected',
    world: store('cks-cluster0001', 'AWS_CLOUDHSM'),
    estate:
      key('cards', { origin: 'hsm', customKeyStore: 'cks-cluster0001' }) + grant('use', { role: 'app' }),
  },
  {
    name: 'a key in a key manager outside',
    world: store('cks-outside00001', 'EXTERNAL_KEY_STORE'),
    estate:
      key('cards', {
        origin: 'external-store',
        customKeyStore: 'cks-outside00001',
        externalKeyId: 'outside-1',
      }) + grant('use', { role: 'app' }),
  },
  {
    name: 'a key in an HSM, where no world says that its key store is there',
    world: store('cks-cluster0001', 'AWS_CLOUDHSM'),
    told: null,
    estate:
      key('cards', { origin: 'hsm', customKeyStore: 'cks-cluster0001' }) + grant('use', { role: 'app' }),
    assumes: /cks-cluster0001/,
  },
];
