import { createPublicKey } from 'node:crypto';
import type { RandomSource } from '../randomness.js';
import { curveOf } from './curves.js';
import { generateEd25519, parseEd25519 } from './edwards25519.js';
import { ellipticPublicKey, generateElliptic, parseElliptic } from './elliptic.js';
import { generateLattice, latticeOf, latticePublicKey, parseLattice } from './post-quantum.js';
import { readPkcs8 } from './read-pkcs8.js';
import { generateRsa, parseRsa, rsaBits } from './rsa.js';

/** What can be done with the private key of a KeySpec, always PKCS#8 (DER). */
export interface PrivateKeyKind {
  readonly generate: (random: RandomSource) => Buffer;
  /** The same key in the one form that is kept. Throws where it isn't a private key of this KeySpec. */
  readonly parse: (der: Uint8Array) => Buffer;
  /** Its SubjectPublicKeyInfo. */
  readonly publicKey: (der: Uint8Array) => Buffer;
}

/** Null for a KeySpec that is no key pair. */
export function privateKeyKind(spec: string): PrivateKeyKind | null {
  return ellipticKind(spec) ?? rsaKind(spec) ?? latticeKind(spec) ?? edwardsKind(spec);
}

function ellipticKind(spec: string): PrivateKeyKind | null {
  const curve = curveOf(spec);
  if (curve === null) return null;
  return {
    generate: (random) => generateElliptic(curve, random),
    parse: (der) => parseElliptic(curve, der),
    publicKey: (der) => ellipticPublicKey(curve, der),
  };
}

function rsaKind(spec: string): PrivateKeyKind | null {
  const bits = rsaBits(spec);
  if (bits === null) return null;
  return {
    generate: (random) => generateRsa(bits, random),
    parse: (der) => parseRsa(bits, der),
    publicKey: publicHalf,
  };
}

function latticeKind(spec: string): PrivateKeyKind | null {
  const kind = latticeOf(spec);
  if (kind === null) return null;
  return {
    generate: (random) => generateLattice(kind, random),
    parse: (der) => parseLattice(kind, der),
    publicKey: (der) => latticePublicKey(kind, der),
  };
}

function edwardsKind(spec: string): PrivateKeyKind | null {
  if (spec !== 'ECC_NIST_EDWARDS25519') return null;
  return { generate: generateEd25519, parse: parseEd25519, publicKey: publicHalf };
}

function publicHalf(der: Uint8Array): Buffer {
  return createPublicKey(readPkcs8(der)).export({ format: 'der', type: 'spki' });
}
