import {
  CreateKeyCommand,
  DecryptCommand,
  DisableKeyCommand,
  EncryptCommand,
  KMSClient,
  PutKeyPolicyCommand,
} from '@aws-sdk/client-kms';
import { type Simulator, type SimulatorSnapshot, startSimulator } from 'keywright/simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

/** What is tested here: letters that are sealed under a key, for one recipient each. */
function lettersUnder(keyId: string, kms: KMSClient) {
  return {
    seal: async (text: string, recipient: string) => {
      const [Plaintext, EncryptionContext] = [Buffer.from(text), { recipient }];
      const call = new EncryptCommand({ KeyId: keyId, Plaintext, EncryptionContext });
      return (await kms.send(call)).CiphertextBlob;
    },
    open: async (letter: Uint8Array | undefined, recipient: string) => {
      const call = new DecryptCommand({ CiphertextBlob: letter, EncryptionContext: { recipient } });
      return Buffer.from((await kms.send(call)).Plaintext ?? []).toString();
    },
  };
}

const account = '111122223333';
const postman = `arn:aws:iam::${account}:role/postman`;
const statement = (AWS: string, Action: string) => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action,
  Resource: '*',
});
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [statement(`arn:aws:iam::${account}:root`, 'kms:*'), statement(postman, 'kms:Encrypt')],
});

let simulator: Simulator;
let prepared: SimulatorSnapshot;
let admin: KMSClient;
let keyId: string;

beforeAll(async () => {
  simulator = await startSimulator({ seed: 'letters' });
  admin = client({ accessKeyId: account, secretAccessKey: 'test' });
  const { KeyMetadata } = await admin.send(new CreateKeyCommand({}));
  keyId = KeyMetadata?.Arn ?? '';
  await admin.send(new PutKeyPolicyCommand({ KeyId: keyId, Policy: policy }));
  prepared = simulator.snapshot();
});
beforeEach(() => simulator.restore(prepared));
afterAll(() => simulator.close());

function client(credentials: {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}): KMSClient {
  return new KMSClient({ endpoint: simulator.url, region: 'eu-central-1', credentials });
}

describe('letters', () => {
  test('are opened for their recipient only', async () => {
    const letters = lettersUnder(keyId, admin);
    const letter = await letters.seal('meet me at noon', 'bob');
    expect(await letters.open(letter, 'bob')).toBe('meet me at noon');
    await expect(letters.open(letter, 'eve')).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
  });

  test('are sealed by the postman, who can’t open them', async () => {
    const letters = lettersUnder(keyId, client(await simulator.credentialsFor({ principal: postman })));
    const letter = await letters.seal('meet me at noon', 'bob');
    await expect(letters.open(letter, 'bob')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(await lettersUnder(keyId, admin).open(letter, 'bob')).toBe('meet me at noon');
  });

  test('stay shut while the key is disabled', async () => {
    const letters = lettersUnder(keyId, admin);
    const letter = await letters.seal('meet me at noon', 'bob');
    await admin.send(new DisableKeyCommand({ KeyId: keyId }));
    await expect(letters.open(letter, 'bob')).rejects.toMatchObject({ name: 'DisabledException' });
  });

  test('don’t get lost when KMS throttles', async () => {
    simulator.injectFault({ operation: 'Encrypt', kind: 'throttle', count: 2 });
    const letters = lettersUnder(keyId, admin);
    expect(await letters.open(await letters.seal('meet me at noon', 'bob'), 'bob')).toBe('meet me at noon');
  });
});
