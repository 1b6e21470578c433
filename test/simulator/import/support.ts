import {
  constants,
  createCipheriv,
  createPublicKey,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import {
  type AlgorithmSpec,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DescribeKeyCommand,
  GetParametersForImportCommand,
  ImportKeyMaterialCommand,
  type ImportKeyMaterialCommandInput,
  type KeyMetadata,
  type KMSClient,
  type WrappingKeySpec,
} from '@aws-sdk/client-kms';
import smCrypto from 'sm-crypto';
import { integer, octetString, sequence } from '../../../src/simulator/material/der.js';

/** A key that waits for its material. */
export async function externalKey(
  kms: KMSClient,
  options: Partial<CreateKeyCommandInput> = {},
): Promise<string> {
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Origin: 'EXTERNAL', ...options }));
  return text(KeyMetadata?.KeyId);
}

export interface Parameters {
  readonly KeyId: string;
  readonly ImportToken: Uint8Array;
  readonly PublicKey: Uint8Array;
  readonly ParametersValidTo: Date;
  readonly algorithm: AlgorithmSpec;
}

export async function parametersFor(
  kms: KMSClient,
  KeyId: string,
  algorithm: AlgorithmSpec = 'RSAES_OAEP_SHA_256',
  WrappingKeySpec: WrappingKeySpec = 'RSA_2048',
): Promise<Parameters> {
  const answer = await kms.send(
    new GetParametersForImportCommand({ KeyId, WrappingAlgorithm: algorithm, WrappingKeySpec }),
  );
  return {
    KeyId: text(answer.KeyId),
    ImportToken: answer.ImportToken ?? new Uint8Array(),
    PublicKey: answer.PublicKey ?? new Uint8Array(),
    ParametersValidTo: answer.ParametersValidTo ?? new Date(0),
    algorithm,
  };
}

/** Wraps material as somebody would who only has the answer of GetParametersForImport. */
export function wrap({ PublicKey, algorithm }: Parameters, material: Uint8Array): Buffer {
  if (algorithm === 'SM2PKE') return wrapSm2(PublicKey, material);
  const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
  const oaepHash = algorithm.endsWith('_SHA_1') ? 'sha1' : 'sha256';
  const rsa = (bytes: Uint8Array) =>
    publicEncrypt({ key, oaepHash, padding: constants.RSA_PKCS1_OAEP_PADDING }, bytes);
  if (!algorithm.startsWith('RSA_AES')) return rsa(material);
  const aesKey = randomBytes(32);
  const cipher = createCipheriv('id-aes256-wrap-pad', aesKey, Buffer.from('a65959a6', 'hex'));
  return Buffer.concat([rsa(aesKey), cipher.update(material), cipher.final()]);
}

function wrapSm2(publicKey: Uint8Array, material: Uint8Array): Buffer {
  const point = Buffer.from(publicKey).subarray(-65).toString('hex');
  const raw = Buffer.from(smCrypto.sm2.doEncrypt(Buffer.from(material), point, 1), 'hex');
  const [x, y, hash, rest] = [
    raw.subarray(0, 32),
    raw.subarray(32, 64),
    raw.subarray(64, 96),
    raw.subarray(96),
  ];
  return sequence(integer(x), integer(y), octetString(hash), octetString(rest));
}

/** Imports material that doesn't expire, unless `options` say otherwise. */
export async function importInto(
  kms: KMSClient,
  keyId: string,
  material: Uint8Array,
  options: Partial<ImportKeyMaterialCommandInput> = { ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' },
): Promise<string | undefined> {
  const parameters = await parametersFor(kms, keyId);
  const { KeyMaterialId } = await kms.send(
    new ImportKeyMaterialCommand({
      KeyId: keyId,
      ImportToken: parameters.ImportToken,
      EncryptedKeyMaterial: wrap(parameters, material),
      ...options,
    }),
  );
  return KeyMaterialId;
}

export const forever = { ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' } as const;

export async function describe(kms: KMSClient, KeyId: string): Promise<KeyMetadata | undefined> {
  return (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;
}

/** A private key (PKCS#8, DER) for a KeySpec. */
export function privateKeyFor(spec: string): Buffer {
  const encoding = { privateKeyEncoding: { format: 'der', type: 'pkcs8' } } as const;
  const publicKeyEncoding = { format: 'der', type: 'spki' } as const;
  if (spec.startsWith('RSA_'))
    return generateKeyPairSync('rsa', {
      modulusLength: Number(spec.slice(4)),
      publicKeyEncoding,
      ...encoding,
    }).privateKey;
  if (spec === 'ECC_NIST_EDWARDS25519')
    return generateKeyPairSync('ed25519', { publicKeyEncoding, ...encoding }).privateKey;
  const namedCurve = curves[spec] ?? spec;
  return generateKeyPairSync('ec', { namedCurve, publicKeyEncoding, ...encoding }).privateKey;
}

const curves: Readonly<Record<string, string>> = {
  ECC_NIST_P256: 'prime256v1',
  ECC_NIST_P384: 'secp384r1',
  ECC_NIST_P521: 'secp521r1',
  ECC_SECG_P256K1: 'secp256k1',
};

export function text(value: string | undefined): string {
  if (value === undefined) throw new Error('the answer has no such text');
  return value;
}
