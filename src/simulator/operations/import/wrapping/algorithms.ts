import { unsupported } from '../../../service-error.js';

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
 * Throws UnsupportedOperationException for a combination that AWS doesn't support.
 * Source: API reference, GetParametersForImport, WrappingAlgorithm and WrappingKeySpec; developer guide, "Select a
 * wrapping algorithm" and "Encrypt the key material".
 */
export function requireWrapping(wrapping: Wrapping): void {
  const problem = problemOf(wrapping);
  if (problem !== null) throw unsupported(problem);
}

function problemOf({ algorithm, wrappingKeySpec, keySpec, partition }: Wrapping): string | null {
  const sm2 = algorithm === 'SM2PKE';
  const hybrid = algorithm.startsWith('RSA_AES_KEY_WRAP_');
  if (algorithm === 'RSAES_PKCS1_V1_5') return `The wrapping algorithm ${algorithm} is no longer supported.`;
  if (sm2 !== (wrappingKeySpec === 'SM2'))
    return `The wrapping algorithm ${algorithm} is not supported with the wrapping key spec ${wrappingKeySpec}.`;
  if (sm2 && partition !== 'aws-cn')
    return `The wrapping algorithm ${algorithm} is supported in the China Regions only.`;
  if (hybrid && partition === 'aws-cn')
    return `The wrapping algorithm ${algorithm} is not supported in the China Regions.`;
  if (hybrid && !/^(RSA|ECC)_/.test(keySpec)) return notFor(algorithm, keySpec);
  if (!hybrid && !sm2 && keySpec.startsWith('RSA_')) return notFor(algorithm, keySpec);
  // Its private key is longer than what RSA 2048 can encrypt.
  if (!hybrid && keySpec === 'ECC_NIST_P521' && wrappingKeySpec === 'RSA_2048')
    return `The wrapping algorithm ${algorithm} with the wrapping key spec ${wrappingKeySpec} is not supported for key material of ${keySpec}.`;
  return null;
}

function notFor(algorithm: string, keySpec: string): string {
  return `The wrapping algorithm ${algorithm} is not supported for key material of ${keySpec}.`;
}
