import type { Origin } from '../model/estate.js';
import type { Algorithm, Purpose } from '../model/operations.js';

/** What AWS KMS calls each algorithm. Source: AWS KMS API reference, CreateKey, KeySpec. */
const keySpecs = {
  'aes-256': 'SYMMETRIC_DEFAULT',
  'rsa-2048': 'RSA_2048',
  'rsa-3072': 'RSA_3072',
  'rsa-4096': 'RSA_4096',
  'ec-p256': 'ECC_NIST_P256',
  'ec-p384': 'ECC_NIST_P384',
  'ec-p521': 'ECC_NIST_P521',
  'ec-secp256k1': 'ECC_SECG_P256K1',
  ed25519: 'ECC_NIST_EDWARDS25519',
  'hmac-sha224': 'HMAC_224',
  'hmac-sha256': 'HMAC_256',
  'hmac-sha384': 'HMAC_384',
  'hmac-sha512': 'HMAC_512',
  sm2: 'SM2',
  'ml-dsa-44': 'ML_DSA_44',
  'ml-dsa-65': 'ML_DSA_65',
  'ml-dsa-87': 'ML_DSA_87',
  'ml-kem-512': 'ML_KEM_512',
  'ml-kem-768': 'ML_KEM_768',
  'ml-kem-1024': 'ML_KEM_1024',
} as const satisfies Record<Algorithm, string>;

const keyUsages = {
  encrypt: 'ENCRYPT_DECRYPT',
  sign: 'SIGN_VERIFY',
  mac: 'GENERATE_VERIFY_MAC',
  agree: 'KEY_AGREEMENT',
  encapsulate: 'ENCAPSULATE_DECAPSULATE',
} as const satisfies Record<Purpose, string>;

const awsOrigins = {
  kms: 'AWS_KMS',
  external: 'EXTERNAL',
  hsm: 'AWS_CLOUDHSM',
  'external-store': 'EXTERNAL_KEY_STORE',
} as const satisfies Record<Origin['kind'], string>;

export type AwsKeySpec = (typeof keySpecs)[Algorithm];
export type AwsKeyUsage = (typeof keyUsages)[Purpose];
export type AwsOrigin = (typeof awsOrigins)[Origin['kind']];

/** Every algorithm that AWS KMS has a KeySpec for, in a fixed order. */
export const algorithms = Object.keys(keySpecs) as readonly Algorithm[];

/** Every purpose that AWS KMS has a KeyUsage for, in a fixed order. */
export const purposes = Object.keys(keyUsages) as readonly Purpose[];

/** The KeySpec of an algorithm. */
export function keySpecOf(algorithm: Algorithm): AwsKeySpec {
  return keySpecs[algorithm];
}

/** The algorithm behind a KeySpec; `unknown` for one that is newer than this table. */
export function algorithmOf(keySpec: string): Algorithm | 'unknown' {
  return algorithms.find((algorithm) => keySpecs[algorithm] === keySpec) ?? 'unknown';
}

/** The KeyUsage of a purpose. */
export function keyUsageOf(purpose: Purpose): AwsKeyUsage {
  return keyUsages[purpose];
}

/** The purpose behind a KeyUsage; `unknown` for one that is newer than this table. */
export function purposeOf(keyUsage: string): Purpose | 'unknown' {
  return purposes.find((purpose) => keyUsages[purpose] === keyUsage) ?? 'unknown';
}

/** The Origin parameter of CreateKey. */
export function awsOriginOf(kind: Origin['kind']): AwsOrigin {
  return awsOrigins[kind];
}

/** The parts of DescribeKey's KeyMetadata that say where the material comes from. */
export interface OriginMetadata {
  readonly Origin?: string | undefined;
  readonly CustomKeyStoreId?: string | undefined;
  readonly XksKeyConfiguration?: { readonly Id?: string | undefined } | undefined;
}

/** Where a live key's material comes from; `unknown` where the answer is incomplete or newer than this table. */
export function originOf(metadata: OriginMetadata): Origin | 'unknown' {
  const { Origin: origin, CustomKeyStoreId: customKeyStore, XksKeyConfiguration: outside } = metadata;
  if (origin === awsOrigins.kms) return { kind: 'kms' };
  if (origin === awsOrigins.external) return { kind: 'external' };
  if (origin === awsOrigins.hsm && customKeyStore !== undefined) return { kind: 'hsm', customKeyStore };
  if (origin === awsOrigins['external-store'] && customKeyStore !== undefined && outside?.Id !== undefined)
    return { kind: 'external-store', customKeyStore, externalKeyId: outside.Id };
  return 'unknown';
}
