import { constants, createPublicKey, privateEncrypt, publicDecrypt } from 'node:crypto';
import { readPkcs8 } from '../../../material/read-pkcs8.js';
import { modulusBits } from '../../../material/rsa.js';

/**
 * RSA on an encoded message as it is (RFC 8017, RSASP1 and RSAVP1): node:crypto signs messages only, KMS digests too.
 * `encoded` has as many bytes as the modulus.
 */
export function signEncoded(privateKey: Buffer, encoded: Buffer): Buffer {
  return privateEncrypt({ key: readPkcs8(privateKey), padding: constants.RSA_NO_PADDING }, encoded);
}

/** The encoded message that a signature stands for; null where it is none for this key, or not as long as the modulus. */
export function encodedIn(privateKey: Buffer, signature: Buffer): Buffer | null {
  if (signature.length !== modulusBits(privateKey) / 8) return null;
  const key = createPublicKey(readPkcs8(privateKey));
  try {
    return publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, signature);
  } catch {
    return null;
  }
}
