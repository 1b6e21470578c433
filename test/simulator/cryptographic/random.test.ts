import { GenerateRandomCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, failure, openDesk } from './desk.js';

describe('GenerateRandom', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const generate = (input: object, client = desk.admin) => client.send(new GenerateRandomCommand(input));

  test('gives 1 to 1024 bytes, never the same', async () => {
    const [one, other] = [await generate({ NumberOfBytes: 32 }), await generate({ NumberOfBytes: 32 })];
    expect(one.Plaintext).toHaveLength(32);
    expect(one.Plaintext).not.toEqual(other.Plaintext);
    expect((await generate({ NumberOfBytes: 1024 })).Plaintext).toHaveLength(1024);
    for (const input of [{}, { NumberOfBytes: 0 }, { NumberOfBytes: 1025 }])
      expect(await failure(generate(input))).toMatch(/^ValidationException/);
  });

  test('needs an IAM permission', async () => {
    expect(await failure(generate({ NumberOfBytes: 32 }, desk.as('app')))).toMatch(/^AccessDeniedException/);
  });

  test('refuses a custom key store that isn’t there', async () => {
    expect(await failure(generate({ NumberOfBytes: 32, CustomKeyStoreId: 'cks-1' }))).toMatch(
      /^CustomKeyStoreNotFoundException/,
    );
  });
});
