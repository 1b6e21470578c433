import {
  contentOf,
  integer,
  octetString,
  readAll,
  readOne,
  sequence,
  tags,
  unsigned,
} from '../../../material/der.js';
import { sm2, sm2Keys } from '../../../material/sm2.js';
import type { ReadyMaterial } from '../material.js';

const c1c3c2 = 1;
const coordinateSize = 32;
const hashSize = 32;

/**
 * GM/T 0003.4, public key encryption with SM2; the ciphertext in its ASN.1 form (GM/T 0009), which AWS takes (AWS KMS
 * developer guide, "Offline operations with SM2 key pairs"): x and y of C1, C3, C2.
 */
export function encryptSm2({ bytes }: ReadyMaterial, plaintext: Buffer): Buffer {
  const raw = Buffer.from(sm2().doEncrypt(plaintext, sm2Keys(bytes).publicKey, c1c3c2), 'hex');
  const [yAt, hashAt, textAt] = [coordinateSize, 2 * coordinateSize, 2 * coordinateSize + hashSize];
  return sequence(
    integer(raw.subarray(0, yAt)),
    integer(raw.subarray(yAt, hashAt)),
    octetString(raw.subarray(hashAt, textAt)),
    octetString(raw.subarray(textAt)),
  );
}

/** The plaintext; null where the ciphertext was damaged or made for another key. */
export function decryptSm2({ bytes }: ReadyMaterial, ciphertext: Buffer): Buffer | null {
  const raw = rawCiphertext(ciphertext);
  if (raw === null) return null;
  const { privateKey } = sm2Keys(bytes);
  const plaintext = sm2().doDecrypt(raw.toString('hex'), privateKey, c1c3c2, { output: 'array' });
  return plaintext.length === 0 ? null : Buffer.from(plaintext);
}

function rawCiphertext(der: Buffer): Buffer | null {
  try {
    const [x, y, hash, text] = readAll(readOne(der, tags.sequence));
    return Buffer.concat([
      unsigned(contentOf(x, tags.integer), coordinateSize),
      unsigned(contentOf(y, tags.integer), coordinateSize),
      contentOf(hash, tags.octetString),
      contentOf(text, tags.octetString),
    ]);
  } catch {
    return null;
  }
}
