import type { RandomSource } from '../randomness.js';
import { objectId, octetString, readOne, tags } from './der.js';
import { privateKeyInfo, readPrivateKeyInfo } from './key-info.js';

const algorithm = [objectId('1.3.101.112')];
const seedSize = 32;

/** A new private key, PKCS#8 (RFC 8410). */
export function generateEd25519(random: RandomSource): Buffer {
  return encode(random(seedSize));
}

/** The same PKCS#8 key in the one form that is kept. Throws RangeError where it isn't an Ed25519 private key. */
export function parseEd25519(der: Uint8Array): Buffer {
  return encode(ed25519Seed(der));
}

/** The 32 bytes that RFC 8032 calls the private key. */
export function ed25519Seed(der: Uint8Array): Buffer {
  const seed = readOne(readPrivateKeyInfo(der, algorithm), tags.octetString);
  if (seed.length !== seedSize) throw new RangeError('no Ed25519 private key');
  return seed;
}

const encode = (seed: Uint8Array) => privateKeyInfo(algorithm, octetString(seed));
