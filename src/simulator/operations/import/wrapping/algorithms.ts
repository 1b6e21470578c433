import { validation } from '../../../service-error.js';

export const wrappingAlgorithms = [
  'RSAES_PKCS1_V1_5',
  'RSAES_OAEP_SHA_1',
  'RSAES_OAEP_SHA_256',
  'RSA_AES_KEY_WRAP_SHA_1',
  'RSA_AES_KEY_WRAP_SHA_256',
  'SM2PKE',
] as const;
export type WrappingAlgorithm = (typeof wrappingAlgorithms)[number];

export const wrappingKeySpecs = ['RSA_2048', 'RSA_3072', 'RSA_4096', 'SM2'] as const;
export type WrappingKeySpec = (typeof wrappingKeySpecs)[number];

/** How material is to be wrapped for a key of `keySpec` in `partition`. */
export interface Wrapping {
  readonly algorithm: WrappingAlgorithm;
  readonly wrappingKeySpec: WrappingKeySpec;
  readonly keySpec: string;
  readonly partition: string;
}

/**
 * Throws ValidationException for a combination that AWS doesn't support.
 * Source: API reference, GetParametersForImport, WrappingAlgorithm and WrappingKeySpec; developer guide, "Select a
 * wrapping algorithm" and "Encrypt the key material".
 */
export function requireWrapping(wrapping: Wrapping): void {
  if (isSupported(wrapping)) return;
  const { algorithm, wrappingKeySpec, keySpec } = wrapping;
  throw validation(
    `Wrapping algorithm ${algorithm} and wrapping key spec ${wrappingKeySpec} cannot be used to import a ${keySpec} key.`,
  );
}

function isSupported({ algorithm, wrappingKeySpec, keySpec, partition }: Wrapping): boolean {
  const sm2 = algorithm === 'SM2PKE';
  const hybrid = algorithm.startsWith('RSA_AES_KEY_WRAP_');
  const china = partition === 'aws-cn';
  // No longer supported since October 2023.
  if (algorithm === 'RSAES_PKCS1_V1_5') return false;
  if (sm2 !== (wrappingKeySpec === 'SM2')) return false;
  if ((sm2 && !china) || (hybrid && china)) return false;
  if (hybrid) return /^(RSA|ECC)_/.test(keySpec);
  if (!sm2 && keySpec.startsWith('RSA_')) return false;
  // Its private key is longer than what RSA 2048 can encrypt.
  return !(keySpec === 'ECC_NIST_P521' && wrappingKeySpec === 'RSA_2048');
}
