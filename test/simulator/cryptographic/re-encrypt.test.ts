import {
  DecryptCommand,
  DisableKeyCommand,
  EncryptCommand,
  ReEncryptCommand,
  type ReEncryptCommandInput,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, failure, openDesk, policyForApp } from './desk.js';

describe('ReEncrypt', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  async function encrypted(KeyId: string, EncryptionContext: Record<string, string> = {}) {
    const input = { KeyId, Plaintext: Buffer.from('four eyes'), EncryptionContext };
    return (await desk.admin.send(new EncryptCommand(input))).CiphertextBlob;
  }
  const reEncrypt = (input: ReEncryptCommandInput, client = desk.admin) =>
    client.send(new ReEncryptCommand(input));

  test('moves a ciphertext to another key and context', async () => {
    const [from, to] = [await desk.makeKey(), await desk.makeKey()];
    const answer = await reEncrypt({
      CiphertextBlob: await encrypted(from, { tenant: 'a' }),
      SourceEncryptionContext: { tenant: 'a' },
      DestinationKeyId: to,
      DestinationEncryptionContext: { tenant: 'b' },
    });
    expect(answer).toMatchObject({
      SourceKeyId: from,
      KeyId: to,
      SourceEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      DestinationEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    });
    expect(answer.SourceKeyMaterialId).not.toBe(answer.DestinationKeyMaterialId);
    const { CiphertextBlob } = answer;
    const decrypt = (tenant: string) =>
      desk.admin.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: { tenant } }));
    expect(Buffer.from((await decrypt('b')).Plaintext ?? []).toString()).toBe('four eyes');
    expect(await failure(decrypt('a'))).toMatch(/^InvalidCiphertextException/);
  });

  test('needs ReEncryptFrom on one key and ReEncryptTo on the other', async () => {
    const from = await desk.makeKey({ Policy: policyForApp('kms:ReEncryptFrom') });
    const to = await desk.makeKey({ Policy: policyForApp('kms:ReEncryptTo') });
    const app = desk.as('app');
    const CiphertextBlob = await encrypted(from);
    expect(await failure(reEncrypt({ CiphertextBlob, DestinationKeyId: to }, app))).toBe('answered');
    expect(await failure(reEncrypt({ CiphertextBlob, DestinationKeyId: from }, app))).toMatch(
      /^AccessDeniedException: .*kms:ReEncryptTo/,
    );
    const back = await encrypted(to);
    expect(await failure(reEncrypt({ CiphertextBlob: back, DestinationKeyId: to }, app))).toMatch(
      /^AccessDeniedException: .*kms:ReEncryptFrom/,
    );
  });

  test('can be limited to one and the same key', async () => {
    const onSame = policyForApp('kms:ReEncrypt*', { Bool: { 'kms:ReEncryptOnSameKey': 'true' } });
    const [one, other] = [await desk.makeKey({ Policy: onSame }), await desk.makeKey({ Policy: onSame })];
    const CiphertextBlob = await encrypted(one);
    const app = desk.as('app');
    expect(await failure(reEncrypt({ CiphertextBlob, DestinationKeyId: one }, app))).toBe('answered');
    expect(await failure(reEncrypt({ CiphertextBlob, DestinationKeyId: other }, app))).toMatch(
      /^AccessDeniedException/,
    );
  });

  test('refuses a wrong source key, a wrong context and a disabled destination', async () => {
    const [from, to] = [await desk.makeKey(), await desk.makeKey()];
    const CiphertextBlob = await encrypted(from);
    expect(await failure(reEncrypt({ CiphertextBlob, SourceKeyId: to, DestinationKeyId: to }))).toMatch(
      /^IncorrectKeyException/,
    );
    const SourceEncryptionContext = { not: 'this' };
    expect(
      await failure(reEncrypt({ CiphertextBlob, SourceEncryptionContext, DestinationKeyId: to })),
    ).toMatch(/^InvalidCiphertextException/);
    await desk.admin.send(new DisableKeyCommand({ KeyId: to }));
    expect(await failure(reEncrypt({ CiphertextBlob, DestinationKeyId: to }))).toBe(
      `DisabledException: ${to} is disabled.`,
    );
  });

  test('checks permissions alone in a dry run without ciphertext', async () => {
    const [from, to] = [await desk.makeKey(), await desk.makeKey()];
    const DryRunModifiers = ['IGNORE_CIPHERTEXT' as const];
    const input = { SourceKeyId: from, DestinationKeyId: to, DryRun: true, DryRunModifiers };
    expect(await failure(reEncrypt(input))).toMatch(/^DryRunOperationException/);
    expect(await failure(reEncrypt(input, desk.as('app')))).toMatch(/^AccessDeniedException/);
  });
});
