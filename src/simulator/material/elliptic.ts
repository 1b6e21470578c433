import { createECDH } from 'node:crypto';
import type { RandomSource } from '../randomness.js';
import type { Curve } from './curves.js';
import {
  bitString,
  contentOf,
  element,
  integer,
  octetString,
  readAll,
  readOne,
  sequence,
  tags,
} from './der.js';
import { privateKeyInfo, publicKeyInfo, readPrivateKeyInfo } from './key-info.js';

/** A new private key, PKCS#8 with its public key inside. */
export function generateElliptic(curve: Curve, random: RandomSource): Buffer {
  for (;;) {
    const scalar = random(curve.size);
    scalar[0] = (scalar[0] ?? 0) & (0xff >> curve.spareBits);
    const point = pointOf(curve, scalar);
    if (point !== null) return encode(curve, scalar, point);
  }
}

/** The same PKCS#8 key in the one form that is kept. Throws RangeError where it isn't a private key on the curve. */
export function parseElliptic(curve: Curve, der: Uint8Array): Buffer {
  const scalar = scalarOf(curve, der);
  const point = pointOf(curve, scalar);
  if (point === null) throw new RangeError('no private key of this curve');
  return encode(curve, scalar, point);
}

/** The private scalar, big-endian. */
export function scalarOf(curve: Curve, der: Uint8Array): Buffer {
  const ecPrivateKey = readPrivateKeyInfo(der, curve.algorithm);
  const [, scalar] = readAll(readOne(ecPrivateKey, tags.sequence));
  const digits = contentOf(scalar, tags.octetString);
  if (digits.length > curve.size) throw new RangeError('a private key that is too long');
  return Buffer.concat([Buffer.alloc(curve.size - digits.length), digits]);
}

/** The public point as SEC 1 has it, uncompressed. */
export function publicPointOf(curve: Curve, der: Uint8Array): Buffer {
  const point = pointOf(curve, scalarOf(curve, der));
  if (point === null) throw new RangeError('no private key of this curve');
  return point;
}

export function ellipticPublicKey(curve: Curve, der: Uint8Array): Buffer {
  return publicKeyInfo(curve.algorithm, publicPointOf(curve, der));
}

/** The shared x coordinate of a private key and a peer's point. Throws where the point isn't on the curve. */
export function agree(curve: Curve, der: Uint8Array, peer: Uint8Array): Buffer {
  const ecdh = createECDH(curve.name);
  ecdh.setPrivateKey(scalarOf(curve, der));
  return ecdh.computeSecret(peer);
}

/** Null where the scalar is zero or not below the group's order. */
function pointOf(curve: Curve, scalar: Buffer): Buffer | null {
  const ecdh = createECDH(curve.name);
  try {
    ecdh.setPrivateKey(scalar);
  } catch {
    return null;
  }
  return ecdh.getPublicKey();
}

/** RFC 5915, ECPrivateKey in PKCS#8. */
function encode(curve: Curve, scalar: Buffer, point: Buffer): Buffer {
  const version = integer(Buffer.from([1]));
  const key = sequence(version, octetString(scalar), element(0xa1, bitString(point)));
  return privateKeyInfo(curve.algorithm, key);
}
