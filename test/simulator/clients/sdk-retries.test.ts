import {
  CreateAliasCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  EncryptCommand,
  KMSClient,
  ListAliasesCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../src/simulator/index.js';
import { admin, control } from '../server/clients.js';

/** The AWS SDK with nothing set but where KMS is: its own retries have to cope with what goes wrong on the way. */
describe('the AWS SDK, unmodified, recovers by itself', () => {
  let simulator: Simulator;
  let kms: KMSClient;
  let keyId: string;
  beforeAll(async () => {
    simulator = await startSimulator();
    kms = new KMSClient({ endpoint: simulator.url, region: 'eu-central-1', credentials: admin });
    keyId = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId ?? '';
  });
  afterAll(async () => {
    kms.destroy();
    await simulator.close();
  });
  beforeEach(() => control(simulator, 'faults/clear', {}));

  test.each([
    ['throttling', { kind: 'throttle' }],
    ['an internal error', { kind: 'error' }],
    [
      'a dependency that is slow',
      { kind: 'error', code: 'DependencyTimeoutException', status: 503, message: 'm' },
    ],
    ['a bare 502', { kind: 'status', status: 502 }],
    ['a bare 503', { kind: 'status', status: 503 }],
    ['a connection that is cut', { kind: 'cut' }],
    ['a connection that hangs and is cut', { kind: 'hang', forMilliseconds: 50 }],
  ])('from %s, twice in a row', async (_what, fault) => {
    await control(simulator, 'faults', { operation: 'DescribeKey', count: 2, ...fault });
    const { $metadata, KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: keyId }));
    expect(KeyMetadata?.KeyId).toBe(keyId);
    expect($metadata.attempts).toBe(3);
  });

  test('a third time in a row is too much, and the error is the one that KMS gave', async () => {
    await control(simulator, 'faults', { operation: 'DescribeKey', count: 3, kind: 'throttle' });
    const failed = kms.send(new DescribeKeyCommand({ KeyId: keyId }));
    await expect(failed).rejects.toMatchObject({ name: 'ThrottlingException', $metadata: { attempts: 3 } });
  });

  test('what is wrong with the call is not tried again', async () => {
    await control(simulator, 'requests/reset', {});
    await expect(kms.send(new DescribeKeyCommand({ KeyId: 'alias/none' }))).rejects.toMatchObject({
      name: 'NotFoundException',
      $metadata: { attempts: 1 },
    });
    expect(await control(simulator, 'requests')).toEqual({ counts: { DescribeKey: 1 } });
  });

  test('an answer that was lost after the effect: the second attempt meets the first one’s work', async () => {
    await control(simulator, 'faults', { operation: 'CreateAlias', kind: 'cut-after' });
    const twice = kms.send(new CreateAliasCommand({ AliasName: 'alias/once', TargetKeyId: keyId }));
    await expect(twice).rejects.toMatchObject({ name: 'AlreadyExistsException', $metadata: { attempts: 2 } });
    const { Aliases = [] } = await kms.send(new ListAliasesCommand({ KeyId: keyId }));
    expect(Aliases.map(({ AliasName }) => AliasName)).toEqual(['alias/once']);
  });

  test('many calls at once, every third of them troubled', async () => {
    for (const skip of [0, 3, 6, 9, 12, 15])
      await control(simulator, 'faults', { operation: 'Encrypt', kind: 'cut', skip });
    const Plaintext = Buffer.from('x');
    const all = Array.from({ length: 20 }, () => kms.send(new EncryptCommand({ KeyId: keyId, Plaintext })));
    const answers = await Promise.all(all);
    expect(answers.every(({ CiphertextBlob = [] }) => CiphertextBlob.length > 0)).toBe(true);
    expect(answers.filter(({ $metadata }) => ($metadata.attempts ?? 1) > 1).length).toBeGreaterThan(0);
  });
});
