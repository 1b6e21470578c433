import {
  CreateKeyCommand,
  DecryptCommand,
  EncryptCommand,
  GenerateDataKeyPairCommand,
  GenerateMacCommand,
  GenerateRandomCommand,
  ListKeysCommand,
  ReplicateKeyCommand,
  SignCommand,
  UpdatePrimaryRegionCommand,
} from '@aws-sdk/client-kms';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultRequestRate } from '../../../src/access/request-rates.js';
import { type QuotaSetting, type Simulator, startSimulator } from '../../../src/simulator/index.js';
import { createQuotas } from '../../../src/simulator/quotas.js';
import { admin, control, failureOf, kmsOf, stsOf } from './clients.js';

describe('buckets', () => {
  test('are per holder, Region and quota, and refill with time', () => {
    let now = 0;
    const quotas = createQuotas({ CreateKey: 2 }, () => now);
    const admit = (holder = '1', region = 'r', quota = 'CreateKey') =>
      quotas.admit(() => [{ quota, holder, region, requests: 1 }]);
    expect([admit(), admit(), admit()]).toEqual([true, true, false]);
    expect([admit('2'), admit('1', 's'), admit('1', 'r', 'ListKeys')]).toEqual([true, true, true]);
    now = 500;
    expect([admit(), admit()]).toEqual([true, false]);
    now = 60_000;
    expect([admit(), admit(), admit()]).toEqual([true, true, false]);
  });

  test('give all that a request claims, or nothing', () => {
    const quotas = createQuotas({ A: 1, B: 2 }, () => 0);
    const claim = (quota: string) => ({ quota, holder: '1', region: 'r', requests: 1 });
    expect(quotas.admit(() => [claim('A'), claim('B')])).toBe(true);
    expect(quotas.admit(() => [claim('A'), claim('B')])).toBe(false);
    expect([quotas.admit(() => [claim('B')]), quotas.admit(() => [claim('B')])]).toEqual([true, false]);
  });

  test('of less than a request a second let one through, then wait', () => {
    let now = 0;
    const quotas = createQuotas({ A: 0.1 }, () => now);
    const admit = () => quotas.admit(() => [{ quota: 'A', holder: '1', region: 'r', requests: 1 }]);
    expect([admit(), admit()]).toEqual([true, false]);
    now = 9_900;
    expect(admit()).toBe(false);
    now = 10_100;
    expect(admit()).toBe(true);
  });
});

describe('AWS’s defaults', () => {
  test.each([
    ['CryptographicOperationsSymmetric', 'ca-central-1', 10_000],
    ['CryptographicOperationsSymmetric', 'eu-central-1', 20_000],
    ['CryptographicOperationsSymmetric', 'us-east-1', 100_000],
    ['CryptographicOperationsRsa', 'us-east-1', 1000],
    ['DataKeyPairRsa3072', 'eu-west-1', 4],
    ['DataKeyPairRsa3072', 'cn-north-1', 0.5],
    ['GetKeyPolicy', 'eu-west-1', 1000],
    ['Encrypt', 'eu-west-1', null],
    ['toString', 'eu-west-1', null],
  ])('%s in %s', (quota, region, rate) => {
    expect(defaultRequestRate(quota, region)).toBe(rate);
  });
});

describe('what requests count toward', () => {
  let simulator: Simulator;
  // The clock stands still: nothing refills.
  beforeEach(async () => {
    simulator = await startSimulator({ clock: () => Date.now() - (Date.now() % 86_400_000), seed: 'quotas' });
  });
  afterEach(() => simulator.close());

  const limit = (quotas: QuotaSetting) => control(simulator, 'quotas', { quotas });
  const kms = (region = 'eu-central-1') => kmsOf(simulator, admin, region);
  const throttled = 'ThrottlingException';

  async function keyOf(KeySpec: 'SYMMETRIC_DEFAULT' | 'RSA_2048' | 'HMAC_256', more: object = {}) {
    const { KeyMetadata } = await kms().send(new CreateKeyCommand({ KeySpec, ...more }));
    return KeyMetadata?.KeyId ?? '';
  }

  test('symmetric operations share one quota, HMAC and ciphertexts without a key id too', async () => {
    const [KeyId, hmac] = [
      await keyOf('SYMMETRIC_DEFAULT'),
      await keyOf('HMAC_256', { KeyUsage: 'GENERATE_VERIFY_MAC' }),
    ];
    const Plaintext = Buffer.from('x');
    await limit({ CryptographicOperationsSymmetric: 4 });
    const { CiphertextBlob } = await kms().send(new EncryptCommand({ KeyId, Plaintext }));
    await kms().send(new DecryptCommand({ CiphertextBlob }));
    await kms().send(
      new GenerateMacCommand({ KeyId: hmac, Message: Plaintext, MacAlgorithm: 'HMAC_SHA_256' }),
    );
    await kms().send(new GenerateRandomCommand({ NumberOfBytes: 1 }));
    expect(await failureOf(kms().send(new EncryptCommand({ KeyId, Plaintext })))).toBe(throttled);
    expect(await failureOf(kms().send(new ListKeysCommand({})))).toBe('answered');
    expect(await failureOf(kms('eu-west-1').send(new GenerateRandomCommand({ NumberOfBytes: 1 })))).toBe(
      'answered',
    );
  });

  test('RSA operations have a quota of their own', async () => {
    const KeyId = await keyOf('RSA_2048', { KeyUsage: 'SIGN_VERIFY' });
    await limit({ CryptographicOperationsRsa: 1, CryptographicOperationsSymmetric: 1 });
    const sign = new SignCommand({
      KeyId,
      Message: Buffer.from('x'),
      SigningAlgorithm: 'RSASSA_PSS_SHA_256',
    });
    expect([await failureOf(kms().send(sign)), await failureOf(kms().send(sign))]).toEqual([
      'answered',
      throttled,
    ]);
    expect(await failureOf(kms().send(new GenerateRandomCommand({ NumberOfBytes: 1 })))).toBe('answered');
  });

  test('data key pairs have one by spec', async () => {
    const KeyId = await keyOf('SYMMETRIC_DEFAULT');
    await limit({ DataKeyPairEccNistP256: 1, CryptographicOperationsSymmetric: 1 });
    const pair = (KeyPairSpec: 'ECC_NIST_P256' | 'ECC_NIST_P384') =>
      failureOf(kms().send(new GenerateDataKeyPairCommand({ KeyId, KeyPairSpec })));
    expect([await pair('ECC_NIST_P256'), await pair('ECC_NIST_P256')]).toEqual(['answered', throttled]);
    expect([await pair('ECC_NIST_P384'), await pair('ECC_NIST_P384')]).toEqual(['answered', 'answered']);
  });

  test('a replica takes two CreateKey requests where it is made', async () => {
    const keys = [
      await keyOf('SYMMETRIC_DEFAULT', { MultiRegion: true }),
      await keyOf('SYMMETRIC_DEFAULT', { MultiRegion: true }),
    ];
    await limit({ CreateKey: 3 });
    const replicate = (KeyId = '', ReplicaRegion = 'eu-west-1') =>
      failureOf(kms().send(new ReplicateKeyCommand({ KeyId, ReplicaRegion })));
    expect(await replicate(keys[0])).toBe('answered');
    expect(await replicate(keys[1])).toBe(throttled);
    expect(await failureOf(kms('eu-west-1').send(new CreateKeyCommand({})))).toBe('answered');
    expect(await failureOf(kms('eu-west-1').send(new CreateKeyCommand({})))).toBe(throttled);
    expect(await failureOf(kms().send(new CreateKeyCommand({})))).toBe('answered');
  });

  test('a new primary Region counts in both', async () => {
    await limit({ UpdatePrimaryRegion: 1 });
    const move = (region: string, PrimaryRegion: string) =>
      failureOf(
        kms(region).send(
          new UpdatePrimaryRegionCommand({ KeyId: 'mrk-00000000000000000000000000000000', PrimaryRegion }),
        ),
      );
    expect(await move('eu-central-1', 'eu-west-1')).toBe('NotFoundException');
    expect(await move('eu-west-1', 'us-east-1')).toBe(throttled);
  });

  test('another account’s key is the caller’s to pay', async () => {
    const KeyId = `arn:aws:kms:eu-central-1:000000000000:key/${await keyOf('SYMMETRIC_DEFAULT')}`;
    await limit({ CryptographicOperationsSymmetric: 1 });
    const encrypt = (accessKeyId: string) =>
      failureOf(
        kmsOf(simulator, { accessKeyId, secretAccessKey: 'test' }).send(
          new EncryptCommand({ KeyId, Plaintext: Buffer.from('x') }),
        ),
      );
    expect(await encrypt('111122223333')).toBe('AccessDeniedException');
    expect(await encrypt('111122223333')).toBe(throttled);
    expect(await encrypt('test')).toBe('answered');
  });

  test('requests of STS share one, and say so in its own words', async () => {
    await limit({ Sts: 1 });
    const ask = () => stsOf(simulator).send(new GetCallerIdentityCommand({}));
    expect(await failureOf(ask())).toBe('answered');
    await expect(ask()).rejects.toMatchObject({ name: 'Throttling', message: 'Rate exceeded' });
  });

  test('what a table doesn’t name is unlimited, or AWS’s', async () => {
    const tryAll = async () => {
      const outcomes: string[] = [];
      for (let at = 0; at < 7; at++) outcomes.push(await failureOf(kms().send(new CreateKeyCommand({}))));
      return outcomes.filter((outcome) => outcome === throttled).length;
    };
    await limit({ ListKeys: 1 });
    expect(await tryAll()).toBe(0);
    await limit({ ListKeys: 1, others: 'aws' });
    expect(await tryAll()).toBe(2);
    await limit({ CreateKey: 6, others: 'aws' });
    expect(await tryAll()).toBe(1);
    await limit('off');
    expect(await tryAll()).toBe(0);
    expect(await control(simulator, 'quotas')).toEqual({ quotas: 'off' });
  });

  test.each([
    [{ CreateKeys: 1 }],
    [{ CreateKey: 0 }],
    [{ CreateKey: '5' }],
    [{ others: 'some' }],
    ['all'],
    [null],
    [[]],
  ])('%j is refused', async (quotas) => {
    expect(await control(simulator, 'quotas', { quotas })).toHaveProperty('error');
    expect(await control(simulator, 'quotas')).toEqual({ quotas: 'off' });
  });
});

test('a table that is none stops the start', async () => {
  await expect(startSimulator({ quotas: { CreateKeys: 1 } })).rejects.toThrow(/CreateKeys/);
});
