import { GenerateMacCommand, type MacAlgorithmSpec, VerifyMacCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, failure, openDesk, policyForApp } from './desk.js';

describe('GenerateMac and VerifyMac', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const Message = Buffer.from('four eyes');

  test.each([
    ['HMAC_224', 'HMAC_SHA_224', 28],
    ['HMAC_256', 'HMAC_SHA_256', 32],
    ['HMAC_384', 'HMAC_SHA_384', 48],
    ['HMAC_512', 'HMAC_SHA_512', 64],
  ] as const)('%s', async (KeySpec, MacAlgorithm, size) => {
    const KeyId = await desk.makeKey({ KeySpec, KeyUsage: 'GENERATE_VERIFY_MAC' });
    const request = { KeyId, MacAlgorithm, Message };
    const made = await desk.admin.send(new GenerateMacCommand(request));
    expect(made).toMatchObject({ KeyId, MacAlgorithm });
    const Mac = made.Mac ?? new Uint8Array();
    expect(Mac).toHaveLength(size);
    expect((await desk.admin.send(new GenerateMacCommand(request))).Mac).toEqual(Mac);

    const verify = (changes: object) =>
      desk.admin.send(new VerifyMacCommand({ ...request, Mac, ...changes }));
    expect(await verify({})).toMatchObject({ KeyId, MacAlgorithm, MacValid: true });
    for (const changes of [
      { Mac: Mac.map((byte) => byte ^ 1) },
      { Mac: Mac.subarray(1) },
      { Message: Buffer.from('five eyes') },
    ]) {
      expect(await failure(verify(changes))).toMatch(/^KMSInvalidMacException/);
    }
    const other = await desk.makeKey({ KeySpec, KeyUsage: 'GENERATE_VERIFY_MAC' });
    expect(await failure(verify({ KeyId: other }))).toMatch(/^KMSInvalidMacException/);
  });

  test('refuses other algorithms, other keys, and messages over 4096 bytes', async () => {
    const KeyId = await desk.makeKey({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
    const generate = (changes: object, MacAlgorithm: MacAlgorithmSpec = 'HMAC_SHA_256') =>
      failure(desk.admin.send(new GenerateMacCommand({ KeyId, MacAlgorithm, Message, ...changes })));
    expect(await generate({}, 'HMAC_SHA_512')).toBe(
      'InvalidKeyUsageException: Algorithm HMAC_SHA_512 is incompatible with key spec HMAC_256.',
    );
    const symmetric = await desk.makeKey();
    expect(await generate({ KeyId: symmetric })).toBe(
      `InvalidKeyUsageException: ${symmetric} key usage is ENCRYPT_DECRYPT which is not valid for GenerateMac.`,
    );
    expect(await generate({ Message: Buffer.alloc(4096) })).toBe('answered');
    expect(await generate({ Message: Buffer.alloc(4097) })).toMatch(/^ValidationException/);
    expect(await generate({ DryRun: true })).toMatch(/^DryRunOperationException/);
  });

  test('obeys a policy on the algorithm', async () => {
    const make = (MacAlgorithm: string) =>
      desk.makeKey({
        KeySpec: 'HMAC_256',
        KeyUsage: 'GENERATE_VERIFY_MAC',
        Policy: policyForApp('kms:GenerateMac', { StringEquals: { 'kms:MacAlgorithm': MacAlgorithm } }),
      });
    const generate = (KeyId: string) =>
      failure(desk.as('app').send(new GenerateMacCommand({ KeyId, MacAlgorithm: 'HMAC_SHA_256', Message })));
    expect(await generate(await make('HMAC_SHA_256'))).toBe('answered');
    expect(await generate(await make('HMAC_SHA_512'))).toMatch(/^AccessDeniedException/);
  });
});
