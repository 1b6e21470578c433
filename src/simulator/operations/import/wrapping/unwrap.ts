import { createDecipheriv } from 'node:crypto';
import { readPkcs8 } from '../../../material/read-pkcs8.js';
import { decryptOaep, type OaepAlgorithm } from '../../cryptographic/ciphertext/rsa-oaep.js';
import { decryptSm2 } from '../../cryptographic/ciphertext/sm2-pke.js';
import type { ReadyMaterial } from '../../cryptographic/material.js';

/**
 * The key material in `wrapped`, or null where the wrapping key doesn't open it. RSA_AES is PKCS #11's
 * CKM_RSA_AES_KEY_WRAP: an AES-256 key wrapped by RSA, then the material wrapped by that AES key (RFC 5649).
 * Source: AWS KMS developer guide, "Encrypt the key material".
 */
export function unwrap(algorithm: string, wrappingKey: ReadyMaterial, wrapped: Buffer): Buffer | null {
  if (algorithm === 'SM2PKE') return decryptSm2(wrappingKey, wrapped);
  const oaep: OaepAlgorithm = algorithm.endsWith('_SHA_1') ? 'RSAES_OAEP_SHA_1' : 'RSAES_OAEP_SHA_256';
  if (!algorithm.startsWith('RSA_AES_KEY_WRAP_')) return decryptOaep(wrappingKey, oaep, wrapped);
  const modulusBytes = (readPkcs8(wrappingKey.bytes).asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  const aesKey = decryptOaep(wrappingKey, oaep, wrapped.subarray(0, modulusBytes));
  return aesKey === null ? null : openAesWrap(aesKey, wrapped.subarray(modulusBytes));
}

/** RFC 5649, section 3: the constant half of the alternative initial value. */
const initialValue = Buffer.from('a65959a6', 'hex');

function openAesWrap(aesKey: Buffer, wrapped: Buffer): Buffer | null {
  if (aesKey.length !== 32) return null;
  try {
    const cipher = createDecipheriv('id-aes256-wrap-pad', aesKey, initialValue);
    return Buffer.concat([cipher.update(wrapped), cipher.final()]);
  } catch {
    return null;
  }
}
