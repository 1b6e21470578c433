import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateKeyCommand,
  DecryptCommand,
  DeleteImportedKeyMaterialCommand,
  DisableKeyCommand,
  EncryptCommand,
  GetParametersForImportCommand,
  ImportKeyMaterialCommand,
  type ImportKeyMaterialCommandInput,
  type KMSClient,
  ListKeyRotationsCommand,
  RotateKeyOnDemandCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, expect, describe as suite, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../src/simulator/index.js';
import { control, failureOf, kmsOf } from '../server/clients.js';
import { describe, externalKey, forever, importInto, parametersFor, privateKeyFor, wrap } from './support.js';

let simulator: Simulator;
let kms: KMSClient;
beforeAll(async () => {
  simulator = await startSimulator();
  kms = kmsOf(simulator);
});
afterAll(() => simulator.close());

const advance = (advanceSeconds: number) => control(simulator, 'clock', { advanceSeconds });
const now = async () => {
  const clock = await control(simulator, 'clock');
  return new Date(String(Object.entries(clock as object).find(([name]) => name === 'now')?.[1])).getTime();
};
const hours = 3600;
const days = 24 * hours;

/** Imports with everything right but `wrong`; the name of the error. */
async function importWith(id: string, wrong: Partial<ImportKeyMaterialCommandInput>): Promise<string> {
  const parameters = await parametersFor(kms, id);
  const request = {
    KeyId: id,
    ImportToken: parameters.ImportToken,
    EncryptedKeyMaterial: wrap(parameters, randomBytes(32)),
  };
  return failureOf(kms.send(new ImportKeyMaterialCommand({ ...request, ...wrong })));
}

const materialsOf = async (KeyId: string, client = kms) =>
  (await client.send(new ListKeyRotationsCommand({ KeyId, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' })))
    .Rotations;

suite('import tokens', () => {
  test('live for 24 hours and can be used more than once', async () => {
    const id = await externalKey(kms);
    const before = await now();
    const parameters = await parametersFor(kms, id);
    expect(parameters.ParametersValidTo.getTime() - before).toBeGreaterThanOrEqual(24 * hours * 1000);
    expect(parameters.ParametersValidTo.getTime() - before).toBeLessThan(24 * hours * 1000 + 60_000);
    const material = wrap(parameters, randomBytes(32));
    const request = { KeyId: id, ImportToken: parameters.ImportToken, EncryptedKeyMaterial: material };
    await kms.send(new ImportKeyMaterialCommand({ ...request, ...forever }));
    await advance(23 * hours);
    await kms.send(new ImportKeyMaterialCommand({ ...request, ...forever }));
    await advance(1.1 * hours);
    for (const days of [0, 3]) {
      await advance(days * 24 * hours);
      expect(await failureOf(kms.send(new ImportKeyMaterialCommand({ ...request, ...forever })))).toBe(
        'ExpiredImportTokenException',
      );
    }
  });

  test('of another key, damaged, cut or made up are invalid', async () => {
    const [id, other] = [await externalKey(kms), await externalKey(kms)];
    const { ImportToken } = await parametersFor(kms, other);
    const { ImportToken: own } = await parametersFor(kms, id);
    const damaged = Buffer.from(own);
    damaged[damaged.length - 3] = (damaged.at(-3) ?? 0) ^ 1;
    const tokens = [
      ImportToken,
      damaged,
      Buffer.from(own).subarray(0, -1),
      randomBytes(100),
      Buffer.from('{}'),
    ];
    for (const token of tokens)
      expect(await importWith(id, { ...forever, ImportToken: token })).toBe('InvalidImportTokenException');
  });

  test('each come with a wrapping key of their own', async () => {
    const id = await externalKey(kms);
    const [one, two] = [await parametersFor(kms, id), await parametersFor(kms, id)];
    expect(Buffer.from(one.PublicKey).equals(Buffer.from(two.PublicKey))).toBe(false);
  });
});

suite('expiry', () => {
  test('is the default, so that ValidTo is asked for', async () => {
    const id = await externalKey(kms);
    expect(await importWith(id, {})).toBe('ValidationException');
  });

  test('is a time in the future, at most 365 days ahead, and not for material that does not expire', async () => {
    const id = await externalKey(kms);
    const at = await now();
    const wrong: readonly Partial<ImportKeyMaterialCommandInput>[] = [
      { ValidTo: new Date(at - 1000) },
      { ValidTo: new Date(at + 366 * days * 1000) },
      { ...forever, ValidTo: new Date(at + days * 1000) },
    ];
    for (const each of wrong) expect(await importWith(id, each)).toBe('ValidationException');
    expect(await importWith(id, { ValidTo: new Date(at + 364 * days * 1000) })).toBe('answered');
  });

  test('takes the material away; the same material gives the key back', async () => {
    const id = await externalKey(kms);
    const material = randomBytes(32);
    const ValidTo = new Date((await now()) + 2 * hours * 1000);
    await importInto(kms, id, material, { ValidTo, ExpirationModel: 'KEY_MATERIAL_EXPIRES' });
    const validTo = (await describe(kms, id))?.ValidTo?.getTime() ?? 0;
    expect(Math.abs(validTo - ValidTo.getTime())).toBeLessThan(1000);
    expect(await describe(kms, id)).toMatchObject({ ExpirationModel: 'KEY_MATERIAL_EXPIRES' });
    const Plaintext = Buffer.from('secret');
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId: id, Plaintext }));
    await advance(3 * hours);
    expect(await describe(kms, id)).toMatchObject({ KeyState: 'PendingImport', Enabled: false });
    const decrypt = () => kms.send(new DecryptCommand({ CiphertextBlob }));
    expect(await failureOf(decrypt())).toBe('KMSInvalidStateException');
    await importInto(kms, id, material);
    expect(Buffer.from((await decrypt()).Plaintext ?? [])).toEqual(Plaintext);
    expect((await describe(kms, id))?.ValidTo).toBeUndefined();
  });
});

suite('the same material, and only it, can be imported again', () => {
  test('an asymmetric key never takes another', async () => {
    const id = await externalKey(kms, { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    const der = privateKeyFor('ECC_NIST_P256');
    await importInto(kms, id, der);
    await importInto(kms, id, der);
    const other = importInto(kms, id, privateKeyFor('ECC_NIST_P256'));
    expect(await failureOf(other)).toBe('IncorrectKeyMaterialException');
    await kms.send(new DeleteImportedKeyMaterialCommand({ KeyId: id }));
    const afterwards = importInto(kms, id, privateKeyFor('ECC_NIST_P256'));
    expect(await failureOf(afterwards)).toBe('IncorrectKeyMaterialException');
    await importInto(kms, id, der);
    expect((await describe(kms, id))?.KeyState).toBe('Enabled');
  });

  test('ids and descriptions are for symmetric encryption keys', async () => {
    const id = await externalKey(kms, { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
    const wrong: readonly Partial<ImportKeyMaterialCommandInput>[] = [
      { ImportType: 'NEW_KEY_MATERIAL' },
      { KeyMaterialDescription: 'from the vault' },
      { KeyMaterialId: 'a'.repeat(64) },
    ];
    for (const each of wrong)
      expect(await importWith(id, { ...forever, ...each })).toBe('UnsupportedOperationException');
  });

  test('a symmetric key tells known from new material by ImportType', async () => {
    const id = await externalKey(kms);
    const [first, second] = [randomBytes(32), randomBytes(32)];
    const existing = { ...forever, ImportType: 'EXISTING_KEY_MATERIAL' } as const;
    const fresh = { ...forever, ImportType: 'NEW_KEY_MATERIAL' } as const;
    expect(await failureOf(importInto(kms, id, first, existing))).toBe('IncorrectKeyMaterialException');
    const firstId = await importInto(kms, id, first, { ...forever, KeyMaterialDescription: 'year one' });
    expect(await failureOf(importInto(kms, id, first, fresh))).toBe('IncorrectKeyMaterialException');
    expect(await failureOf(importInto(kms, id, second))).toBe('IncorrectKeyMaterialException');
    expect(await importInto(kms, id, first, { ...existing, KeyMaterialId: firstId })).toBe(firstId);
    const wrongId = { ...existing, KeyMaterialId: 'a'.repeat(64) };
    expect(await failureOf(importInto(kms, id, first, wrongId))).toBe('IncorrectKeyMaterialException');
    const both = { ...fresh, KeyMaterialId: firstId };
    expect(await failureOf(importInto(kms, id, second, both))).toBe('ValidationException');
    expect(await materialsOf(id)).toMatchObject([
      { KeyMaterialId: firstId, KeyMaterialState: 'CURRENT', KeyMaterialDescription: 'year one' },
    ]);
  });
});

suite('rotation', () => {
  test('new material waits for it; then all that was ever used is needed', async () => {
    const id = await externalKey(kms);
    const [first, second, third] = [randomBytes(32), randomBytes(32), randomBytes(32)];
    const firstId = await importInto(kms, id, first);
    const { CiphertextBlob } = await kms.send(
      new EncryptCommand({ KeyId: id, Plaintext: Buffer.from('old') }),
    );
    const fresh = { ...forever, ImportType: 'NEW_KEY_MATERIAL' } as const;
    const secondId = await importInto(kms, id, second, fresh);
    expect(await failureOf(importInto(kms, id, third, fresh))).toBe('KMSInvalidStateException');
    expect(await materialsOf(id)).toMatchObject([
      { KeyMaterialId: firstId, KeyMaterialState: 'CURRENT', ImportState: 'IMPORTED' },
      { KeyMaterialId: secondId, KeyMaterialState: 'PENDING_ROTATION', ImportState: 'IMPORTED' },
    ]);
    await kms.send(new RotateKeyOnDemandCommand({ KeyId: id }));
    await advance(60);
    expect((await describe(kms, id))?.CurrentKeyMaterialId).toBe(secondId);
    await kms.send(new DeleteImportedKeyMaterialCommand({ KeyId: id, KeyMaterialId: firstId }));
    expect((await describe(kms, id))?.KeyState).toBe('PendingImport');
    await kms.send(new DeleteImportedKeyMaterialCommand({ KeyId: id }));
    await importInto(kms, id, second);
    expect((await describe(kms, id))?.KeyState).toBe('PendingImport');
    await importInto(kms, id, first);
    expect((await describe(kms, id))?.KeyState).toBe('Enabled');
    const { Plaintext } = await kms.send(new DecryptCommand({ CiphertextBlob }));
    expect(Buffer.from(Plaintext ?? []).toString()).toBe('old');
  });

  test('material that waits for it can be deleted for good and replaced', async () => {
    const id = await externalKey(kms);
    await importInto(kms, id, randomBytes(32));
    const fresh = { ...forever, ImportType: 'NEW_KEY_MATERIAL' } as const;
    const pending = await importInto(kms, id, randomBytes(32), fresh);
    await kms.send(new DeleteImportedKeyMaterialCommand({ KeyId: id, KeyMaterialId: pending }));
    expect((await describe(kms, id))?.KeyState).toBe('Enabled');
    expect(await materialsOf(id)).toHaveLength(1);
    expect(await failureOf(kms.send(new RotateKeyOnDemandCommand({ KeyId: id })))).toBe(
      'KMSInvalidStateException',
    );
    await importInto(kms, id, randomBytes(32), fresh);
    expect(await materialsOf(id)).toHaveLength(2);
  });
});

suite('DeleteImportedKeyMaterial', () => {
  test('has no effect where nothing was imported, and refuses material that the key never had', async () => {
    const id = await externalKey(kms);
    const { KeyMaterialId } = await kms.send(new DeleteImportedKeyMaterialCommand({ KeyId: id }));
    expect(KeyMaterialId).toBeUndefined();
    const unknown = new DeleteImportedKeyMaterialCommand({ KeyId: id, KeyMaterialId: 'b'.repeat(64) });
    expect(await failureOf(kms.send(unknown))).toBe('ValidationException');
  });

  test('leaves a key that is pending deletion so', async () => {
    const id = await externalKey(kms);
    const material = await importInto(kms, id, randomBytes(32));
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId: id, PendingWindowInDays: 7 }));
    const { KeyMaterialId } = await kms.send(new DeleteImportedKeyMaterialCommand({ KeyId: id }));
    expect(KeyMaterialId).toBe(material);
    expect((await describe(kms, id))?.KeyState).toBe('PendingDeletion');
    expect(await failureOf(importInto(kms, id, randomBytes(32)))).toBe('KMSInvalidStateException');
  });

  test('is refused for a key whose material KMS makes', async () => {
    const id = await externalKey(kms, { Origin: 'AWS_KMS' });
    expect(await failureOf(kms.send(new DeleteImportedKeyMaterialCommand({ KeyId: id })))).toBe(
      'UnsupportedOperationException',
    );
  });
});

test('a disabled key takes the same material again and is enabled by that', async () => {
  const id = await externalKey(kms);
  const material = randomBytes(32);
  await importInto(kms, id, material);
  await kms.send(new DisableKeyCommand({ KeyId: id }));
  await importInto(kms, id, material);
  expect((await describe(kms, id))?.KeyState).toBe('Enabled');
});

test('aliases and keys that do not exist are refused', async () => {
  const command = (KeyId: string) =>
    new GetParametersForImportCommand({
      KeyId,
      WrappingAlgorithm: 'RSAES_OAEP_SHA_256',
      WrappingKeySpec: 'RSA_2048',
    });
  expect(await failureOf(kms.send(command('alias/some')))).toBe('InvalidArnException');
  expect(await failureOf(kms.send(command('00000000-0000-0000-0000-000000000000')))).toBe(
    'NotFoundException',
  );
});

suite('a key policy can say how material is to be imported', () => {
  const policy = (action: string, condition: object) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::000000000000:root' },
          Action: 'kms:*',
          Resource: '*',
        },
        { Effect: 'Deny', Principal: '*', Action: action, Resource: '*', Condition: condition },
      ],
    });

  test('by kms:WrappingAlgorithm', async () => {
    const condition = { StringNotEquals: { 'kms:WrappingAlgorithm': 'RSAES_OAEP_SHA_256' } };
    const Policy = policy('kms:GetParametersForImport', condition);
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Origin: 'EXTERNAL', Policy }));
    const id = KeyMetadata?.KeyId ?? '';
    expect(await failureOf(parametersFor(kms, id, 'RSAES_OAEP_SHA_1'))).toBe('AccessDeniedException');
    expect((await parametersFor(kms, id)).KeyId).toBe(KeyMetadata?.Arn);
  });

  test('by kms:ExpirationModel and kms:ValidTo', async () => {
    const at = await now();
    const latest = new Date(at + 10 * days * 1000).toISOString();
    const condition = { DateGreaterThanIfExists: { 'kms:ValidTo': latest } };
    const never = { StringEquals: { 'kms:ExpirationModel': 'KEY_MATERIAL_DOES_NOT_EXPIRE' } };
    const expires = (inDays: number) => ({ ValidTo: new Date(at + inDays * days * 1000) });
    const dated = await externalKey(kms, { Policy: policy('kms:ImportKeyMaterial', condition) });
    expect(await importWith(dated, expires(20))).toBe('AccessDeniedException');
    expect(await importWith(dated, expires(5))).toBe('answered');
    const modelled = await externalKey(kms, { Policy: policy('kms:ImportKeyMaterial', never) });
    expect(await importWith(modelled, forever)).toBe('AccessDeniedException');
    expect(await importWith(modelled, expires(5))).toBe('answered');
  });
});

test('tokens and material survive a restart from the state file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keywright-import-'));
  const stateFile = join(folder, 'kms.state');
  const material = randomBytes(32);
  const first = await startSimulator({ stateFile });
  const id = await externalKey(kmsOf(first));
  const parameters = await parametersFor(kmsOf(first), id);
  const request = {
    KeyId: id,
    ImportToken: parameters.ImportToken,
    EncryptedKeyMaterial: wrap(parameters, material),
    ...forever,
  };
  await kmsOf(first).send(new ImportKeyMaterialCommand(request));
  await kmsOf(first).send(new DeleteImportedKeyMaterialCommand({ KeyId: id }));
  await first.close();
  const second = await startSimulator({ stateFile });
  expect((await describe(kmsOf(second), id))?.KeyState).toBe('PendingImport');
  expect(await failureOf(importInto(kmsOf(second), id, randomBytes(32)))).toBe(
    'IncorrectKeyMaterialException',
  );
  await kmsOf(second).send(new ImportKeyMaterialCommand(request));
  expect((await describe(kmsOf(second), id))?.KeyState).toBe('Enabled');
  await second.close();
  rmSync(folder, { recursive: true });
});
