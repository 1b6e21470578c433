import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { readOne, tags } from './der.js';
import { readPkcs8 } from './read-pkcs8.js';

/** Bits of the modulus; null for a KeySpec that isn't RSA. */
export function rsaBits(spec: string): number | null {
  return { RSA_2048: 2048, RSA_3072: 3072, RSA_4096: 4096 }[spec] ?? null;
}

/** A new private key, PKCS#8. Its primes come from the system's randomness; 4096 bits can take a second or more. */
export function generateRsa(bits: number): Buffer {
  return encode(generateKeyPairSync('rsa', { modulusLength: bits }).privateKey);
}

/** The same PKCS#8 key in the one form that is kept. Throws where it isn't an RSA private key of that many bits. */
export function parseRsa(bits: number, der: Uint8Array): Buffer {
  readOne(der, tags.sequence); // OpenSSL would read past what follows the key.
  const key = readPkcs8(der);
  if (key.asymmetricKeyType !== 'rsa' || key.asymmetricKeyDetails?.modulusLength !== bits)
    throw new RangeError(`no RSA private key of ${bits} bits`);
  if (!works(key)) throw new RangeError('an RSA private key whose numbers do not belong together');
  return encode(key);
}

function works(key: KeyObject): boolean {
  const message = Buffer.from('signed to see whether the key works');
  return verify('sha256', message, createPublicKey(key), sign('sha256', message, key));
}

const encode = (key: KeyObject) => key.export({ format: 'der', type: 'pkcs8' });
