import { constants, createHash, privateDecrypt, publicEncrypt } from 'node:crypto';
import { mgf1 } from '../../../material/mgf1.js';
import { readPkcs8 } from '../../../material/read-pkcs8.js';
import { modulusBits } from '../../../material/rsa.js';
import type { RandomSource } from '../../../randomness.js';
import type { ReadyMaterial } from '../material.js';

/** RFC 8017, RSAES-OAEP; MGF1 and label hash are the same hash. */
export const oaepHashes = { RSAES_OAEP_SHA_1: 'sha1', RSAES_OAEP_SHA_256: 'sha256' } as const;
export type OaepAlgorithm = keyof typeof oaepHashes;

const padding = constants.RSA_PKCS1_OAEP_PADDING;

/** `plaintext` has to fit (RFC 8017, 7.1.1). The padding is made here, because node:crypto would draw its seed from elsewhere. */
export function encryptOaep(
  { bytes }: ReadyMaterial,
  algorithm: OaepAlgorithm,
  plaintext: Buffer,
  random: RandomSource,
): Buffer {
  const encoded = encode(oaepHashes[algorithm], modulusBits(bytes) / 8, plaintext, random);
  return publicEncrypt({ key: readPkcs8(bytes), padding: constants.RSA_NO_PADDING }, encoded);
}

/** EME-OAEP with an empty label. */
function encode(hash: string, size: number, plaintext: Buffer, random: RandomSource): Buffer {
  const label = createHash(hash).digest();
  const zeros = Buffer.alloc(size - plaintext.length - 2 * label.length - 2);
  const block = Buffer.concat([label, zeros, Buffer.from([0x01]), plaintext]);
  const seed = random(label.length);
  const maskedBlock = xor(block, mgf1(hash, seed, block.length));
  const maskedSeed = xor(seed, mgf1(hash, maskedBlock, seed.length));
  return Buffer.concat([Buffer.alloc(1), maskedSeed, maskedBlock]);
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)));
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
