import { createHash, verify } from 'node:crypto';
import type { Curve, KeyMaterial } from './key-material.js';
import type { SshPublicKey } from './public-key.js';
import { readWire } from './wire.js';

const rsaHashes: Readonly<Record<string, string>> = { 'rsa-sha2-256': 'sha256', 'rsa-sha2-512': 'sha512' };

/** The bit by which a security key says that somebody touched it (openssh-portable, PROTOCOL.u2f). */
const userPresent = 0x01;

/** Why an SSH signature blob isn't the key's over the data; null where it is. */
export function signatureProblem(key: SshPublicKey, signature: Uint8Array, data: Uint8Array): string | null {
  const wire = readWire(signature);
  const algorithm = wire.name();
  if (!fitsType(algorithm, key)) return `a key of type \`${key.type}\` doesn't sign by \`${algorithm}\``;
  const numbers = wire.bytes();
  if (key.application === null)
    return wire.finish() ? mismatch(key.material, algorithm, numbers, data) : 'the signature is broken';
  const [flags, counter] = [wire.byte(), wire.uint32()];
  if (!wire.finish()) return 'the signature is broken';
  if ((flags & userPresent) === 0) return 'nobody touched the security key';
  return mismatch(key.material, algorithm, numbers, authenticated(key.application, flags, counter, data));
}

function fitsType(algorithm: string, { material, type }: SshPublicKey): boolean {
  return material.kind === 'rsa' ? Object.hasOwn(rsaHashes, algorithm) : algorithm === type;
}

function mismatch(
  material: KeyMaterial,
  algorithm: string,
  numbers: Buffer,
  data: Uint8Array,
): string | null {
  return fits(material, algorithm, numbers, data)
    ? null
    : 'the signature is not of this key over this content';
}

function fits(material: KeyMaterial, algorithm: string, numbers: Buffer, data: Uint8Array): boolean {
  if (material.kind === 'ed25519') return numbers.length === 64 && verify(null, data, material.key, numbers);
  if (material.kind === 'rsa') {
    const hash = rsaHashes[algorithm];
    const padded = padLeft(numbers, material.bytes);
    return hash !== undefined && padded !== null && verify(hash, data, material.key, padded);
  }
  const { key, curve } = material;
  const signature = flatNumbers(numbers, curve);
  return signature !== null && verify(curve.hash, data, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/** An ECDSA signature's two numbers (RFC 5656, section 3.1.2), each at its full length. */
function flatNumbers(numbers: Buffer, { bytes }: Curve): Buffer | null {
  const wire = readWire(numbers);
  const [r, s] = [padLeft(wire.positive(), bytes), padLeft(wire.positive(), bytes)];
  return wire.finish() && r !== null && s !== null ? Buffer.concat([r, s]) : null;
}

function padLeft(number: Buffer, length: number): Buffer | null {
  if (number.length > length) return null;
  return Buffer.concat([Buffer.alloc(length - number.length), number]);
}

/** What a security key signs (openssh-portable, PROTOCOL.u2f, "SSH U2F signatures"); it takes hashes, never the data. */
function authenticated(application: Buffer, flags: number, counter: number, data: Uint8Array): Buffer {
  const state = Buffer.alloc(5);
  state.writeUInt8(flags, 0);
  state.writeUInt32BE(counter, 1);
  return Buffer.concat([sha256(application), state, sha256(data)]);
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
