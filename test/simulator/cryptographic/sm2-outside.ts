import { createECDH, createHash, randomBytes } from 'node:crypto';
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';

/** SM2 (GM/T 0003) as somebody outside has it: another implementation of the curve, OpenSSL's SM3. */
export const Point = weierstrass({
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
});

const sm3 = (...parts: readonly Uint8Array[]) => createHash('sm3').update(Buffer.concat(parts)).digest();
const bytes = (number: bigint) => Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
const numberOf = (from: Uint8Array) => BigInt(`0x${Buffer.from(from).toString('hex')}`);

/** The point in a SubjectPublicKeyInfo: its last 65 bytes. */
export const pointOf = (spki: Buffer) => Point.fromBytes(spki.subarray(-65));

export function newKeyPair() {
  const ecdh = createECDH('SM2');
  ecdh.generateKeys();
  return ecdh;
}

/** The SM3 hash over signer, key and message that is signed; the signer's id is the default one. */
export function signedDigest(spki: Buffer, message: Buffer): Buffer {
  const id = Buffer.from('1234567812345678');
  const { a, b, Gx, Gy } = Point.CURVE();
  const { x, y } = pointOf(spki).toAffine();
  const z = sm3(Buffer.from([0, id.length * 8]), id, ...[a, b, Gx, Gy, x, y].map(bytes));
  return sm3(z, message);
}

/** Whether `signature` (an ASN.1 sequence of r and s) signs `digest`. */
export function verifies(spki: Buffer, digest: Buffer, signature: Buffer): boolean {
  const { n } = Point.CURVE();
  const rSize = signature[3] ?? 0;
  const r = numberOf(signature.subarray(4, 4 + rSize));
  const s = numberOf(signature.subarray(6 + rSize));
  const t = (r + s) % n;
  const { x } = Point.BASE.multiply(s).add(pointOf(spki).multiply(t)).toAffine();
  return (numberOf(digest) + x) % n === r;
}

/** A ciphertext for the key, in its ASN.1 form. For at most 80 bytes, so that every length takes one byte. */
export function encryptFor(spki: Buffer, plaintext: Buffer): Buffer {
  const k = (numberOf(randomBytes(32)) % (Point.CURVE().n - 1n)) + 1n;
  const c1 = Point.BASE.multiply(k).toAffine();
  const shared = pointOf(spki).multiply(k).toAffine();
  const [x, y] = [bytes(shared.x), bytes(shared.y)];
  const mask = Buffer.concat([1, 2, 3].map((count) => sm3(x, y, Buffer.from([0, 0, 0, count]))));
  const c2 = Buffer.from(plaintext.map((byte, at) => byte ^ (mask[at] ?? 0)));
  const body = Buffer.concat([
    asInteger(c1.x),
    asInteger(c1.y),
    Buffer.from([0x04, 32]),
    sm3(x, plaintext, y),
    Buffer.from([0x04, c2.length]),
    c2,
  ]);
  return Buffer.concat([
    Buffer.from(body.length < 128 ? [0x30, body.length] : [0x30, 0x81, body.length]),
    body,
  ]);
}

function asInteger(number: bigint): Buffer {
  const hex = number.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  const digits = Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
  return Buffer.concat([Buffer.from([0x02, digits.length]), digits]);
}
