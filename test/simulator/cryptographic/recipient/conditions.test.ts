import {
  DecryptCommand,
  DeriveSharedSecretCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyPairCommand,
  GenerateRandomCommand,
  type KMSClient,
  PutKeyPolicyCommand,
  type RecipientInfo,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account, type Desk, failure, openDesk, policyForApp, publicKeyOf } from '../desk.js';
import { createEnclave, measurement } from './enclave.js';

const now = Date.now();
const enclave = createEnclave(now);
const image = measurement('image').toString('hex');
const instance = measurement('instance').toString('hex');
const other = measurement('another image').toString('hex');

const attested = enclave.recipient();
const elsewhere = enclave.recipient({ fields: { pcrs: new Map([[0, measurement('another image')]]) } });
const tpm = enclave.recipient({
  fields: { pcrs: undefined, nitrotpm_pcrs: new Map([[4, measurement('instance')]]) },
});

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ clock: () => now, attestationRoots: [enclave.rootPem] });
});
afterAll(() => desk.close());

const nameOf = async (call: Promise<unknown>) => (await failure(call)).split(':')[0];
const equals = (name: string, value: string, operator = 'StringEquals') => ({
  [operator]: { [`kms:RecipientAttestation:${name}`]: value },
});

type Call = (client: KMSClient, KeyId: string, Recipient?: RecipientInfo) => Promise<unknown>;

const aesKey: Call = (client, KeyId, Recipient) =>
  client.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', Recipient }));

describe('what a key policy asks of the recipient', () => {
  test.each<[object, RecipientInfo | undefined, 'answered' | 'AccessDeniedException']>([
    [equals('PCR0', image), attested, 'answered'],
    [equals('PCR0', image), elsewhere, 'AccessDeniedException'],
    [equals('PCR0', image), undefined, 'AccessDeniedException'],
    [equals('PCR0', image), tpm, 'AccessDeniedException'],
    [equals('PCR0', other), attested, 'AccessDeniedException'],
    [equals('PCR0', image.toUpperCase()), attested, 'AccessDeniedException'],
    [equals('PCR0', image.toUpperCase(), 'StringEqualsIgnoreCase'), attested, 'answered'],
    [equals('ImageSha384', image), attested, 'answered'],
    [equals('ImageSha384', image), elsewhere, 'AccessDeniedException'],
    [equals('PCR4', instance), attested, 'answered'],
    [equals('PCR4', instance), tpm, 'AccessDeniedException'],
    [equals('PCR3', image), attested, 'AccessDeniedException'],
    [equals('NitroTPMPCR4', instance), tpm, 'answered'],
    [equals('NitroTPMPCR4', instance), attested, 'AccessDeniedException'],
    [equals('PCR0', 'true', 'Null'), undefined, 'answered'],
    [equals('PCR0', 'true', 'Null'), attested, 'AccessDeniedException'],
  ])('%j, case %#', async (condition, recipient, outcome) => {
    const KeyId = await desk.makeKey();
    const Policy = policyForApp('kms:GenerateDataKey', condition);
    await desk.admin.send(new PutKeyPolicyCommand({ KeyId, Policy }));
    expect(await nameOf(aesKey(desk.as('app'), KeyId, recipient))).toBe(outcome);
  });
});

/** Each operation on keys, ready to be called: its permission, its key, and the call. */
async function operations(): Promise<readonly [string, string, Call][]> {
  const key = await desk.makeKey();
  const { CiphertextBlob } = await desk.admin.send(
    new EncryptCommand({ KeyId: key, Plaintext: Buffer.from('a') }),
  );
  const agreement = await desk.makeKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' });
  const PublicKey = await publicKeyOf(desk.admin, agreement);
  return [
    [
      'Decrypt',
      key,
      (client, _, Recipient) => client.send(new DecryptCommand({ CiphertextBlob, Recipient })),
    ],
    ['GenerateDataKey', key, aesKey],
    [
      'GenerateDataKeyPair',
      key,
      (client, KeyId, Recipient) =>
        client.send(new GenerateDataKeyPairCommand({ KeyId, KeyPairSpec: 'ECC_NIST_P256', Recipient })),
    ],
    [
      'DeriveSharedSecret',
      agreement,
      (client, KeyId, Recipient) => {
        const input = { KeyId, PublicKey, KeyAgreementAlgorithm: 'ECDH', Recipient } as const;
        return client.send(new DeriveSharedSecretCommand(input));
      },
    ],
  ];
}

describe('every operation with a recipient', () => {
  test('is allowed for the right image only', async () => {
    for (const [operation, KeyId, call] of await operations()) {
      const Policy = policyForApp(`kms:${operation}`, equals('ImageSha384', image));
      await desk.admin.send(new PutKeyPolicyCommand({ KeyId, Policy }));
      const app = desk.as('app');
      expect(await nameOf(call(app, KeyId, attested)), operation).toBe('answered');
      expect(await nameOf(call(app, KeyId, elsewhere)), operation).toBe('AccessDeniedException');
      expect(await nameOf(call(app, KeyId)), operation).toBe('AccessDeniedException');
    }
  });

  test('GenerateRandom, which is on no key, by IAM policies', async () => {
    const arn = `arn:aws:iam::${account}:user/app`;
    const statement = { Effect: 'Allow', Action: 'kms:GenerateRandom', Resource: '*' };
    const policy = { Version: '2012-10-17', Statement: [{ ...statement, Condition: equals('PCR0', image) }] };
    await desk.control('principals/update', { arn, policies: [JSON.stringify(policy)] });
    const random = (Recipient?: RecipientInfo) =>
      nameOf(desk.as('app').send(new GenerateRandomCommand({ NumberOfBytes: 8, Recipient })));
    expect(await random(attested)).toBe('answered');
    expect(await random(elsewhere)).toBe('AccessDeniedException');
    expect(await random()).toBe('AccessDeniedException');
  });

  test('a dry run is denied for the wrong image', async () => {
    const KeyId = await desk.makeKey();
    const Policy = policyForApp('kms:GenerateDataKey', equals('PCR0', image));
    await desk.admin.send(new PutKeyPolicyCommand({ KeyId, Policy }));
    const dryRun = (Recipient: RecipientInfo) =>
      nameOf(
        desk
          .as('app')
          .send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', Recipient, DryRun: true })),
      );
    expect(await dryRun(attested)).toBe('DryRunOperationException');
    expect(await dryRun(elsewhere)).toBe('AccessDeniedException');
  });
});
