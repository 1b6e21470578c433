import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { type Checked, passed, refused } from './checked.js';
import type { WireReader } from './wire.js';

/** What a public key's signatures are verified with. */
export type KeyMaterial =
  | { readonly kind: 'ed25519'; readonly key: KeyObject }
  | { readonly kind: 'ecdsa'; readonly key: KeyObject; readonly curve: Curve }
  | { readonly kind: 'rsa'; readonly key: KeyObject; readonly bytes: number };

/** A NIST curve, with the hash that goes with it (RFC 5656, section 6.2.1) and the length of its numbers in bytes. */
export interface Curve {
  readonly jwk: 'P-256' | 'P-384' | 'P-521';
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  readonly bytes: number;
}

export const curves: Readonly<Record<string, Curve>> = {
  nistp256: { jwk: 'P-256', hash: 'sha256', bytes: 32 },
  nistp384: { jwk: 'P-384', hash: 'sha384', bytes: 48 },
  nistp521: { jwk: 'P-521', hash: 'sha512', bytes: 66 },
};

/** A shorter key can be broken by whoever has a few years of computers; NIST SP 800-131A disallows it. */
const fewestRsaBits = 2048;
/** OpenSSH's own limit; a longer one only costs time. */
const mostRsaBits = 16384;

/** The rest of an Ed25519 key (RFC 8709, section 4). */
export function readEd25519(wire: WireReader): Checked<KeyMaterial> {
  const point = wire.bytes();
  if (point.length !== 32 || isWeakPoint(point)) return refused('its Ed25519 point is none');
  return imported({ kty: 'OKP', crv: 'Ed25519', x: point.toString('base64url') }, (key) => ({
    kind: 'ed25519',
    key,
  }));
}

/** The rest of an ECDSA key (RFC 5656, section 3.1): the curve's name again, and an uncompressed point. */
export function readEcdsa(wire: WireReader, curveName: string): Checked<KeyMaterial> {
  const [named, point] = [wire.name(), wire.bytes()];
  const curve = curves[curveName];
  if (curve === undefined || named !== curveName) return refused('its curve is not that of its type');
  if (point[0] !== 4 || point.length !== 1 + 2 * curve.bytes) return refused('its ECDSA point is none');
  const [x, y] = [point.subarray(1, 1 + curve.bytes), point.subarray(1 + curve.bytes)];
  const jwk = { kty: 'EC', crv: curve.jwk, x: x.toString('base64url'), y: y.toString('base64url') };
  return imported(jwk, (key) => ({ kind: 'ecdsa', key, curve }));
}

/** The rest of an RSA key (RFC 4253, section 6.6): exponent and modulus. */
export function readRsa(wire: WireReader): Checked<KeyMaterial> {
  const [exponent, modulus] = [wire.positive(), wire.positive()];
  const bits = bitLength(modulus);
  if (bits < fewestRsaBits) return refused(`its ${bits} bits of RSA are too few: ${fewestRsaBits} at least`);
  if (bits > mostRsaBits) return refused(`its ${bits} bits of RSA are too many: ${mostRsaBits} at most`);
  if (isEven(exponent) || bitLength(exponent) < 2) return refused('its RSA exponent is none');
  const jwk = { kty: 'RSA', e: exponent.toString('base64url'), n: modulus.toString('base64url') };
  return imported(jwk, (key) => ({ kind: 'rsa', key, bytes: modulus.length }));
}

function imported(jwk: JsonWebKey, material: (key: KeyObject) => KeyMaterial): Checked<KeyMaterial> {
  try {
    return passed(material(createPublicKey({ key: jwk, format: 'jwk' })));
  } catch {
    return refused('its numbers make no public key');
  }
}

/** Whether anybody can sign for the point, or it isn't one at all. */
function isWeakPoint(point: Uint8Array): boolean {
  try {
    return ed25519.Point.fromBytes(point).isSmallOrder();
  } catch {
    return true;
  }
}

function bitLength(number: Buffer): number {
  return number.length === 0 ? 0 : number.length * 8 - Math.clz32(number[0] ?? 0) + 24;
}

function isEven(number: Buffer): boolean {
  return ((number.at(-1) ?? 0) & 1) === 0;
}
