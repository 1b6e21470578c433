import { constants, privateDecrypt, publicEncrypt } from 'node:crypto';
import { readPkcs8 } from '../../../material/read-pkcs8.js';
import { modulusBits } from '../../../material/rsa.js';
import type { ReadyMaterial } from '../material.js';

/** RFC 8017, RSAES-OAEP; MGF1 and label hash are the same hash. */
export const oaepHashes = { RSAES_OAEP_SHA_1: 'sha1', RSAES_OAEP_SHA_256: 'sha256' } as const;
export type OaepAlgorithm = keyof typeof oaepHashes;

const padding = constants.RSA_PKCS1_OAEP_PADDING;

export function encryptOaep({ bytes }: ReadyMaterial, algorithm: OaepAlgorithm, plaintext: Buffer): Buffer {
  return publicEncrypt({ key: readPkcs8(bytes), padding, oaepHash: oaepHashes[algorithm] }, plaintext);
}

/** The plaintext; null where the ciphertext wasn't made with this key and algorithm, or isn't as long as the modulus. */
export function decryptOaep(
  { bytes }: ReadyMaterial,
  algorithm: OaepAlgorithm,
  ciphertext: Buffer,
): Buffer | null {
  if (ciphertext.length !== modulusBits(bytes) / 8) return null;
  try {
    return privateDecrypt({ key: readPkcs8(bytes), padding, oaepHash: oaepHashes[algorithm] }, ciphertext);
  } catch {
    return null;
  }
}
