import type { KeyUsage } from './state.js';

/** What there is to know of a KeySpec before there is a key. */
export interface KeySpecFacts {
  /** The usages that it can have; one that is alone is the default of HMAC keys only. */
  readonly usages: readonly KeyUsage[];
  readonly asymmetric: boolean;
  /** Only in the China Regions. */
  readonly chinaOnly: boolean;
  /** Everywhere but in the China Regions. */
  readonly notInChina: boolean;
}

type Place = 'everywhere' | 'china-only' | 'not-in-china';

function asymmetric(usages: readonly KeyUsage[], place: Place = 'everywhere'): KeySpecFacts {
  return {
    usages,
    asymmetric: true,
    chinaOnly: place === 'china-only',
    notInChina: place === 'not-in-china',
  };
}

function symmetric(usages: readonly KeyUsage[]): KeySpecFacts {
  return { usages, asymmetric: false, chinaOnly: false, notInChina: false };
}

const encryptOrSign = asymmetric(['ENCRYPT_DECRYPT', 'SIGN_VERIFY']);
const signOrAgree = asymmetric(['SIGN_VERIFY', 'KEY_AGREEMENT']);
const sign = asymmetric(['SIGN_VERIFY']);
const encapsulate = asymmetric(['ENCAPSULATE_DECAPSULATE'], 'not-in-china');
const mac = symmetric(['GENERATE_VERIFY_MAC']);

/** The key specs in the order in which AWS tells them where one is none of them, as recorded answers have it. */
export const keySpecsInErrors: readonly string[] = [
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'ECC_NIST_P256',
  'ECC_NIST_P384',
  'ECC_NIST_P521',
  'ECC_SECG_P256K1',
  'ECC_NIST_EDWARDS25519',
  'SYMMETRIC_DEFAULT',
  'HMAC_224',
  'HMAC_256',
  'HMAC_384',
  'HMAC_512',
  'SM2',
  'ML_DSA_44',
  'ML_DSA_65',
  'ML_DSA_87',
];

/** Every KeySpec of the AWS KMS API. Source: developer guide, "Key spec reference"; API reference, CreateKey. */
export const keySpecs: Readonly<Record<string, KeySpecFacts>> = {
  SYMMETRIC_DEFAULT: symmetric(['ENCRYPT_DECRYPT']),
  RSA_2048: encryptOrSign,
  RSA_3072: encryptOrSign,
  RSA_4096: encryptOrSign,
  ECC_NIST_P256: signOrAgree,
  ECC_NIST_P384: signOrAgree,
  ECC_NIST_P521: signOrAgree,
  ECC_NIST_EDWARDS25519: sign,
  ECC_SECG_P256K1: sign,
  HMAC_224: mac,
  HMAC_256: mac,
  HMAC_384: mac,
  HMAC_512: mac,
  ML_DSA_44: sign,
  ML_DSA_65: sign,
  ML_DSA_87: sign,
  ML_KEM_512: encapsulate,
  ML_KEM_768: encapsulate,
  ML_KEM_1024: encapsulate,
  SM2: asymmetric(['ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'KEY_AGREEMENT'], 'china-only'),
};
