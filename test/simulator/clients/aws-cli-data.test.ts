import { execFileSync } from 'node:child_process';
import {
  constants,
  createDecipheriv,
  createPublicKey,
  publicEncrypt,
  randomBytes,
  verify,
} from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awsCli, type CliDesk, openCli } from './cli.js';

/** Data through files, by the AWS CLI. */
describe.skipIf(awsCli === undefined)('the AWS CLI: encrypting, signing, importing', () => {
  let desk: CliDesk;
  beforeAll(async () => {
    desk = await openCli();
  });
  afterAll(() => desk.close());

  /** Writes a base64 member of an answer to a file, as the CLI's users do. */
  function save(name: string, base64: string): string {
    return `fileb://${desk.write(name, Buffer.from(base64, 'base64'))}`;
  }

  test('encrypts a file, re-encrypts it under another key, and decrypts it, byte for byte', async () => {
    const [first, second] = [await desk.createKey(), await desk.createKey()];
    const content = randomBytes(4096);
    const plain = `fileb://${desk.write('plain', content)}`;
    const encrypt = ['kms', 'encrypt', '--key-id', first.KeyId, '--plaintext', plain];
    const one = await desk.aws<Cipher>([...encrypt, '--encryption-context', 'order=17,tenant=acme']);
    const blob = save('one', one.CiphertextBlob);
    const decrypt = ['kms', 'decrypt', '--ciphertext-blob'];
    const wrong = await desk.tryAws([...decrypt, blob, '--encryption-context', 'order=18,tenant=acme']);
    expect(wrong).toMatchObject({ exit: 254, stderr: expect.stringContaining('InvalidCiphertextException') });

    const contexts = [
      ...['--source-encryption-context', 'tenant=acme,order=17'],
      ...['--destination-encryption-context', 'archive=2026'],
    ];
    const again = ['kms', 're-encrypt', '--ciphertext-blob', blob, '--destination-key-id', second.KeyId];
    const other = await desk.aws<Cipher>([...again, ...contexts]);
    expect(other).toMatchObject({ SourceKeyId: first.Arn, KeyId: second.Arn });
    const result = await desk.aws<{ Plaintext: string; KeyId: string }>([
      ...[...decrypt, save('other', other.CiphertextBlob)],
      ...['--encryption-context', 'archive=2026'],
    ]);
    expect(result.KeyId).toBe(second.Arn);
    expect(Buffer.from(result.Plaintext, 'base64').equals(content)).toBe(true);
  });

  test('a data key: openssl encrypts with it, and whoever may decrypt gets the same one back', async () => {
    const { KeyId } = await desk.createKey();
    const generate = ['kms', 'generate-data-key', '--key-id', KeyId, '--key-spec', 'AES_256'];
    const made = await desk.aws<Cipher & { Plaintext: string }>(generate);
    const hex = Buffer.from(made.Plaintext, 'base64').toString('hex');
    expect(hex).toHaveLength(64);
    const iv = '000102030405060708090a0b0c0d0e0f';
    const sealed = execFileSync('openssl', ['enc', '-aes-256-cbc', '-K', hex, '-iv', iv], {
      input: 'a file',
    });
    const decrypt = ['kms', 'decrypt', '--ciphertext-blob', save('data-key', made.CiphertextBlob)];
    const { Plaintext } = await desk.aws<{ Plaintext: string }>(decrypt);
    const key = Buffer.from(Plaintext, 'base64');
    const opened = createDecipheriv('aes-256-cbc', key, Buffer.from(iv, 'hex'));
    expect(`${opened.update(sealed, undefined, 'utf8')}${opened.final('utf8')}`).toBe('a file');
  });

  test.each([
    [
      'RSA_2048',
      'RSASSA_PSS_SHA_256',
      'sha256',
      { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
    ],
    ['RSA_3072', 'RSASSA_PKCS1_V1_5_SHA_512', 'sha512', {}],
    ['ECC_NIST_P384', 'ECDSA_SHA_384', 'sha384', {}],
    ['ECC_SECG_P256K1', 'ECDSA_SHA_256', 'sha256', {}],
  ])('signs with %s, verified by KMS and outside', async (spec, algorithm, hash, options) => {
    const { KeyId } = await desk.createKey('--key-spec', spec, '--key-usage', 'SIGN_VERIFY');
    const message = `fileb://${desk.write('contract', 'signed by both')}`;
    const common = ['--key-id', KeyId, '--message', message, '--signing-algorithm', algorithm];
    const { Signature } = await desk.aws<{ Signature: string }>(['kms', 'sign', ...common]);
    const signature = save('signature', Signature);
    expect(await desk.aws(['kms', 'verify', ...common, '--signature', signature])).toMatchObject({
      SignatureValid: true,
    });
    const { PublicKey } = await desk.aws<{ PublicKey: string }>(['kms', 'get-public-key', '--key-id', KeyId]);
    const key = createPublicKey({ key: Buffer.from(PublicKey, 'base64'), format: 'der', type: 'spki' });
    const bytes = Buffer.from(Signature, 'base64');
    expect(verify(hash, Buffer.from('signed by both'), { key, ...options }, bytes)).toBe(true);
    const other = `fileb://${desk.write('other', 'signed by nobody')}`;
    const forged = ['kms', 'verify', '--key-id', KeyId, '--message', other, '--signing-algorithm', algorithm];
    const refused = await desk.tryAws([...forged, '--signature', signature]);
    expect(refused.stderr).toContain('KMSInvalidSignatureException');
  });

  test('imports key material that was wrapped outside, and removes it', async () => {
    const { KeyId } = await desk.createKey('--origin', 'EXTERNAL');
    const ask = ['kms', 'get-parameters-for-import', '--key-id', KeyId];
    const how = ['--wrapping-algorithm', 'RSAES_OAEP_SHA_256', '--wrapping-key-spec', 'RSA_2048'];
    const { PublicKey, ImportToken } = await desk.aws<{ PublicKey: string; ImportToken: string }>([
      ...ask,
      ...how,
    ]);
    const key = createPublicKey({ key: Buffer.from(PublicKey, 'base64'), format: 'der', type: 'spki' });
    const pem = desk.write('wrapping.pem', key.export({ format: 'pem', type: 'spki' }));
    const oaep = ['rsa_padding_mode:oaep', 'rsa_oaep_md:sha256', 'rsa_mgf1_md:sha256'];
    const options = oaep.flatMap((option) => ['-pkeyopt', option]);
    const input = randomBytes(32);
    const wrapped = execFileSync('openssl', ['pkeyutl', '-encrypt', '-pubin', '-inkey', pem, ...options], {
      input,
    });
    const material = ['--encrypted-key-material', `fileb://${desk.write('wrapped', wrapped)}`];
    const put = [
      'kms',
      'import-key-material',
      '--key-id',
      KeyId,
      '--import-token',
      save('token', ImportToken),
    ];
    const expires = ['--expiration-model', 'KEY_MATERIAL_DOES_NOT_EXPIRE'];
    await desk.aws([...put, ...material, ...expires]);
    expect(await stateOf(KeyId)).toBe('Enabled');

    const other = publicEncrypt({ key, oaepHash: 'sha256' }, randomBytes(32));
    const swapped = ['--encrypted-key-material', `fileb://${desk.write('other-material', other)}`];
    const refused = await desk.tryAws([...put, ...swapped, ...expires]);
    expect(refused.stderr).toContain('IncorrectKeyMaterialException');
    await desk.aws(['kms', 'delete-imported-key-material', '--key-id', KeyId]);
    expect(await stateOf(KeyId)).toBe('PendingImport');
  });

  async function stateOf(keyId: string): Promise<string> {
    const described = ['kms', 'describe-key', '--key-id', keyId];
    const { KeyMetadata } = await desk.aws<{ KeyMetadata: { KeyState: string } }>(described);
    return KeyMetadata.KeyState;
  }
});

interface Cipher {
  readonly CiphertextBlob: string;
}
