import {
  CreateAliasCommand,
  DecryptCommand,
  type DecryptCommandInput,
  DisableKeyCommand,
  EncryptCommand,
  ReplicateKeyCommand,
  RotateKeyOnDemandCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, failure, openDesk, policyForApp, region } from './desk.js';

describe('Encrypt and Decrypt with a symmetric key', () => {
  let desk: Desk;
  let key: string;
  beforeAll(async () => {
    desk = await openDesk();
    key = await desk.makeKey();
  });
  afterAll(() => desk.close());

  const Plaintext = Buffer.from('four eyes');
  async function encrypt(KeyId = key, EncryptionContext?: Record<string, string>): Promise<Uint8Array> {
    const context = EncryptionContext === undefined ? {} : { EncryptionContext };
    const { CiphertextBlob } = await desk.admin.send(new EncryptCommand({ KeyId, Plaintext, ...context }));
    return CiphertextBlob ?? new Uint8Array();
  }
  const decrypt = (input: DecryptCommandInput, client = desk.admin) => client.send(new DecryptCommand(input));

  test('gives back what was encrypted, without being told the key', async () => {
    const CiphertextBlob = await encrypt();
    const answer = await decrypt({ CiphertextBlob });
    expect(Buffer.from(answer.Plaintext ?? [])).toEqual(Plaintext);
    expect(answer).toMatchObject({
      KeyId: key,
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      KeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('never makes the same ciphertext twice, and hides the plaintext', async () => {
    const [one, other] = [Buffer.from(await encrypt()), Buffer.from(await encrypt())];
    expect(one.equals(other)).toBe(false);
    expect(one.includes(Plaintext)).toBe(false);
  });

  test('wants the same encryption context, in whatever order', async () => {
    const CiphertextBlob = await encrypt(key, { tenant: 'a', order: '17' });
    const answer = await decrypt({ CiphertextBlob, EncryptionContext: { order: '17', tenant: 'a' } });
    expect(Buffer.from(answer.Plaintext ?? [])).toEqual(Plaintext);
    for (const EncryptionContext of [
      {},
      { tenant: 'a' },
      { tenant: 'A', order: '17' },
      { tenant: '17', order: 'a' },
      { 'tenant\0a': '', order: '17' },
    ]) {
      expect(await failure(decrypt({ CiphertextBlob, EncryptionContext }))).toMatch(
        /^InvalidCiphertextException/,
      );
    }
  });

  test.each([1, 0x80, 0xff])('refuses a ciphertext in which any byte was changed, by %d', async (by) => {
    const blob = await encrypt();
    const changed = [...blob.keys()].map((at) =>
      Uint8Array.from(blob, (byte, index) => (index === at ? byte ^ by : byte)),
    );
    for (const KeyId of [key, undefined]) {
      const refused = changed.map((CiphertextBlob) =>
        failure(decrypt({ CiphertextBlob, ...(KeyId === undefined ? {} : { KeyId }) })),
      );
      expect(new Set(await Promise.all(refused))).toEqual(
        new Set(['InvalidCiphertextException: UnknownError']),
      );
    }
  });

  test('refuses bytes that are no ciphertext', async () => {
    for (const CiphertextBlob of [Buffer.from('x'), Buffer.alloc(200), (await encrypt()).subarray(0, 60)]) {
      expect(await failure(decrypt({ CiphertextBlob }))).toMatch(/^InvalidCiphertextException/);
      expect(await failure(decrypt({ CiphertextBlob, KeyId: key }))).toMatch(/^InvalidCiphertextException/);
    }
  });

  test('refuses to decrypt with another key than the one it was told', async () => {
    const other = await desk.makeKey();
    expect(await failure(decrypt({ CiphertextBlob: await encrypt(), KeyId: other }))).toBe(
      'IncorrectKeyException: The key ID in the request does not identify a CMK that can perform this operation.',
    );
  });

  test('takes aliases', async () => {
    await desk.admin.send(
      new CreateAliasCommand({ AliasName: 'alias/orders', TargetKeyId: key.split('/')[1] }),
    );
    const CiphertextBlob = await encrypt('alias/orders');
    expect(await decrypt({ CiphertextBlob, KeyId: 'alias/orders' })).toMatchObject({ KeyId: key });
  });

  test('limits plaintexts to 4096 bytes and wants at least one', async () => {
    const send = (size: number) =>
      desk.admin.send(new EncryptCommand({ KeyId: key, Plaintext: Buffer.alloc(size) }));
    const { CiphertextBlob } = await send(4096);
    expect((await decrypt({ CiphertextBlob })).Plaintext).toHaveLength(4096);
    expect(await failure(send(4097))).toMatch(/^ValidationException: .*less than or equal to 4096/);
    expect(await failure(send(0))).toMatch(/^ValidationException: .*greater than or equal to 1/);
  });

  test('says no more of a key in another Region than that it is not here', async () => {
    const CiphertextBlob = await encrypt();
    const elsewhere = desk.as('administrator', 'us-east-1');
    expect(await failure(decrypt({ CiphertextBlob }, elsewhere))).toMatch(
      /^AccessDeniedException: User: .*user\/administrator is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because the resource does not exist in this Region/,
    );
  });

  test('decrypts for another account that the key policy lets in, by a bare key id too', async () => {
    const Policy = policyForApp('kms:Decrypt').replace('111122223333:user/app', '444455556666:user/partner');
    const shared = await desk.makeKey({ Policy });
    const CiphertextBlob = await encrypt(shared);
    const partner = desk.as('partner');
    for (const KeyId of [undefined, shared, shared.split('/')[1]]) {
      expect(await decrypt({ CiphertextBlob, ...(KeyId ? { KeyId } : {}) }, partner)).toMatchObject({
        KeyId: shared,
      });
    }
    expect(await failure(decrypt({ CiphertextBlob: await encrypt() }, partner))).toMatch(
      /^AccessDeniedException/,
    );
    expect(await failure(partner.send(new EncryptCommand({ KeyId: shared, Plaintext })))).toMatch(
      /^AccessDeniedException/,
    );
  });

  test('decrypts in a replica what its primary encrypted, and the other way round', async () => {
    const primary = await desk.makeKey({ MultiRegion: true });
    await desk.admin.send(new ReplicateKeyCommand({ KeyId: primary, ReplicaRegion: 'eu-west-1' }));
    await desk.control('clock', { advanceSeconds: 600 });
    const there = desk.as('administrator', 'eu-west-1');
    const replica = primary.replace(region, 'eu-west-1');
    const before = await encrypt(primary);
    expect(await decrypt({ CiphertextBlob: before }, there)).toMatchObject({ KeyId: replica });
    const { CiphertextBlob } = await there.send(new EncryptCommand({ KeyId: replica, Plaintext }));
    const answer = await decrypt({ CiphertextBlob, KeyId: primary });
    expect(Buffer.from(answer.Plaintext ?? [])).toEqual(Plaintext);
  });

  test('decrypts with rotated material, and says which', async () => {
    const rotating = await desk.makeKey();
    const before = await encrypt(rotating);
    await desk.admin.send(new RotateKeyOnDemandCommand({ KeyId: rotating }));
    await desk.control('clock', { advanceSeconds: 86_400 });
    const after = await encrypt(rotating);
    const [old, fresh] = [
      await decrypt({ CiphertextBlob: before }),
      await decrypt({ CiphertextBlob: after }),
    ];
    expect(Buffer.from(old.Plaintext ?? [])).toEqual(Plaintext);
    expect(Buffer.from(fresh.Plaintext ?? [])).toEqual(Plaintext);
    expect(old.KeyMaterialId).not.toBe(fresh.KeyMaterialId);
  });

  test('denies before it tells a key’s state', async () => {
    const disabled = await desk.makeKey();
    const CiphertextBlob = await encrypt(disabled);
    await desk.admin.send(new DisableKeyCommand({ KeyId: disabled }));
    expect(await failure(decrypt({ CiphertextBlob }))).toBe(`DisabledException: ${disabled} is disabled.`);
    expect(await failure(encrypt(disabled))).toBe(`DisabledException: ${disabled} is disabled.`);
    expect(await failure(decrypt({ CiphertextBlob }, desk.as('app')))).toMatch(/^AccessDeniedException/);
  });

  test('obeys a policy on the encryption context and the algorithm', async () => {
    const KeyId = await desk.makeKey({
      Policy: policyForApp('kms:Encrypt', {
        StringEquals: { 'kms:EncryptionContext:tenant': 'a', 'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT' },
      }),
    });
    const app = desk.as('app');
    const send = (EncryptionContext: Record<string, string>) =>
      app.send(new EncryptCommand({ KeyId, Plaintext, EncryptionContext }));
    expect(await failure(send({ tenant: 'a' }))).toBe('answered');
    expect(await failure(send({ tenant: 'b' }))).toMatch(/^AccessDeniedException/);
    expect(await failure(send({}))).toMatch(/^AccessDeniedException/);
  });

  test('a dry run checks everything and does nothing', async () => {
    const CiphertextBlob = await encrypt();
    const would = 'DryRunOperationException: The request would have succeeded, but the DryRun option is set.';
    expect(await failure(desk.admin.send(new EncryptCommand({ KeyId: key, Plaintext, DryRun: true })))).toBe(
      would,
    );
    expect(await failure(decrypt({ CiphertextBlob, DryRun: true }))).toBe(would);
    const EncryptionContext = { not: 'this' };
    expect(await failure(decrypt({ CiphertextBlob, EncryptionContext, DryRun: true }))).toMatch(
      /^InvalidCiphertextException/,
    );
    const DryRunModifiers = ['IGNORE_CIPHERTEXT' as const];
    expect(await failure(decrypt({ KeyId: key, DryRun: true, DryRunModifiers }))).toBe(would);
    expect(await failure(decrypt({ DryRun: true, DryRunModifiers }))).toMatch(/^ValidationException/);
    expect(await failure(decrypt({ CiphertextBlob, DryRunModifiers }))).toMatch(/^ValidationException/);
    expect(await failure(decrypt({ KeyId: key }))).toMatch(/^ValidationException/);
  });

  test('refuses other keys and other algorithms', async () => {
    const signing = await desk.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    expect(await failure(encrypt(signing))).toBe(
      `InvalidKeyUsageException: ${signing} key usage is SIGN_VERIFY which is not valid for Encrypt.`,
    );
    const EncryptionAlgorithm = 'RSAES_OAEP_SHA_256';
    expect(
      await failure(desk.admin.send(new EncryptCommand({ KeyId: key, Plaintext, EncryptionAlgorithm }))),
    ).toBe(
      'InvalidKeyUsageException: Algorithm RSAES_OAEP_SHA_256 is incompatible with key spec SYMMETRIC_DEFAULT.',
    );
  });
});
