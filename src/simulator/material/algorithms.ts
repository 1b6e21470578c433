import type { KeyUsage } from '../state.js';

/** Names of algorithms, as the API has them. Source of the tables: AWS KMS developer guide, "Key spec reference". */
export const encryptionAlgorithms = [
  'SYMMETRIC_DEFAULT',
  'RSAES_OAEP_SHA_1',
  'RSAES_OAEP_SHA_256',
  'SM2PKE',
] as const;
export type EncryptionAlgorithm = (typeof encryptionAlgorithms)[number];

export const signingAlgorithms = [
  'RSASSA_PSS_SHA_256',
  'RSASSA_PSS_SHA_384',
  'RSASSA_PSS_SHA_512',
  'RSASSA_PKCS1_V1_5_SHA_256',
  'RSASSA_PKCS1_V1_5_SHA_384',
  'RSASSA_PKCS1_V1_5_SHA_512',
  'ECDSA_SHA_256',
  'ECDSA_SHA_384',
  'ECDSA_SHA_512',
  'SM2DSA',
  'ML_DSA_SHAKE_256',
  'ED25519_SHA_512',
  'ED25519_PH_SHA_512',
] as const;
export type SigningAlgorithm = (typeof signingAlgorithms)[number];

export const macAlgorithms = ['HMAC_SHA_224', 'HMAC_SHA_256', 'HMAC_SHA_384', 'HMAC_SHA_512'] as const;
export type MacAlgorithm = (typeof macAlgorithms)[number];

/** The algorithms that a key can be used with, as DescribeKey and GetPublicKey list them for its usage. */
export function algorithmsOf(spec: string, usage: KeyUsage): readonly string[] {
  switch (usage) {
    case 'ENCRYPT_DECRYPT':
      return spec.startsWith('RSA_') ? oaep : spec === 'SM2' ? ['SM2PKE'] : ['SYMMETRIC_DEFAULT'];
    case 'SIGN_VERIFY':
      return spec.startsWith('RSA_') ? rsaSignatures : (signatures[spec] ?? []);
    case 'GENERATE_VERIFY_MAC':
      return [spec.replace('HMAC_', 'HMAC_SHA_')];
    case 'KEY_AGREEMENT':
      return ['ECDH'];
    case 'ENCAPSULATE_DECAPSULATE':
      return ['ML_KEM'];
  }
}

const oaep: readonly EncryptionAlgorithm[] = ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'];

const rsaSignatures: readonly SigningAlgorithm[] = [
  'RSASSA_PKCS1_V1_5_SHA_256',
  'RSASSA_PKCS1_V1_5_SHA_384',
  'RSASSA_PKCS1_V1_5_SHA_512',
  'RSASSA_PSS_SHA_256',
  'RSASSA_PSS_SHA_384',
  'RSASSA_PSS_SHA_512',
];

const signatures: Readonly<Record<string, readonly SigningAlgorithm[]>> = {
  ECC_NIST_P256: ['ECDSA_SHA_256'],
  ECC_NIST_P384: ['ECDSA_SHA_384'],
  ECC_NIST_P521: ['ECDSA_SHA_512'],
  ECC_SECG_P256K1: ['ECDSA_SHA_256'],
  ECC_NIST_EDWARDS25519: ['ED25519_SHA_512', 'ED25519_PH_SHA_512'],
  ML_DSA_44: ['ML_DSA_SHAKE_256'],
  ML_DSA_65: ['ML_DSA_SHAKE_256'],
  ML_DSA_87: ['ML_DSA_SHAKE_256'],
  SM2: ['SM2DSA'],
};
