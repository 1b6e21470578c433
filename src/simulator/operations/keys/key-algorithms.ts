import type { JsonObject } from '../../../model/json.js';
import type { KeyUsage } from '../../state.js';

const rsaSigning = [
  'RSASSA_PKCS1_V1_5_SHA_256',
  'RSASSA_PKCS1_V1_5_SHA_384',
  'RSASSA_PKCS1_V1_5_SHA_512',
  'RSASSA_PSS_SHA_256',
  'RSASSA_PSS_SHA_384',
  'RSASSA_PSS_SHA_512',
];

const signing: Readonly<Record<string, readonly string[]>> = {
  RSA_2048: rsaSigning,
  RSA_3072: rsaSigning,
  RSA_4096: rsaSigning,
  ECC_NIST_P256: ['ECDSA_SHA_256'],
  ECC_NIST_P384: ['ECDSA_SHA_384'],
  ECC_NIST_P521: ['ECDSA_SHA_512'],
  ECC_SECG_P256K1: ['ECDSA_SHA_256'],
  ECC_NIST_EDWARDS25519: ['ED25519_PH_SHA_512', 'ED25519_SHA_512'],
  ML_DSA_44: ['ML_DSA_SHAKE_256'],
  ML_DSA_65: ['ML_DSA_SHAKE_256'],
  ML_DSA_87: ['ML_DSA_SHAKE_256'],
  SM2: ['SM2DSA'],
};

/**
 * The one member of KeyMetadata that lists what a key of this spec and usage can do.
 * Source: AWS KMS developer guide, "Key spec reference".
 */
export function algorithmsOf(spec: string, usage: KeyUsage): JsonObject {
  switch (usage) {
    case 'ENCRYPT_DECRYPT':
      return { EncryptionAlgorithms: encryption(spec) };
    case 'SIGN_VERIFY':
      return { SigningAlgorithms: signing[spec] ?? [] };
    case 'GENERATE_VERIFY_MAC':
      return { MacAlgorithms: [spec.replace('HMAC_', 'HMAC_SHA_')] };
    case 'KEY_AGREEMENT':
      return { KeyAgreementAlgorithms: ['ECDH'] };
    case 'ENCAPSULATE_DECAPSULATE':
      return { EncapsulationAlgorithms: ['ML_KEM'] };
  }
}

function encryption(spec: string): readonly string[] {
  if (spec === 'SM2') return ['SM2PKE'];
  return spec.startsWith('RSA_') ? ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'] : ['SYMMETRIC_DEFAULT'];
}
