import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { RandomSource } from '../randomness.js';
import { readOne, tags } from './der.js';
import { drawPrime } from './primes.js';
import { readPkcs8 } from './read-pkcs8.js';

/** Bits of the modulus; null for a KeySpec that isn't RSA. */
export function rsaBits(spec: string): number | null {
  return { RSA_2048: 2048, RSA_3072: 3072, RSA_4096: 4096 }[spec] ?? null;
}

const exponent = 65_537n;

/** A new private key, PKCS#8; 4096 bits can take a second or more. node:crypto would draw its primes from no seed. */
export function generateRsa(bits: number, random: RandomSource): Buffer {
  const [p, q] = [drawPrime(bits / 2, exponent, random), drawPrime(bits / 2, exponent, random)];
  const d = inverse(exponent, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, e: exponent, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const members = Object.entries(numbers).map(([name, number]) => [name, base64url(number)]);
  const jwk = { kty: 'RSA', ...Object.fromEntries(members) };
  return encode(createPrivateKey({ key: jwk, format: 'jwk' }));
}

/** Of numbers without a common divisor (Knuth, "The Art of Computer Programming", 4.5.2, algorithm X). */
function inverse(of: bigint, modulus: bigint): bigint {
  let [rest, next] = [modulus, of];
  let [factor, nextFactor] = [0n, 1n];
  while (next !== 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return factor < 0n ? factor + modulus : factor;
}

function base64url(number: bigint): string {
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}

/** The same PKCS#8 key in the one form that is kept. Throws where it isn't an RSA private key of that many bits. */
export function parseRsa(bits: number, der: Uint8Array): Buffer {
  readOne(der, tags.sequence); // OpenSSL would read past what follows the key.
  const key = readPkcs8(der);
  if (key.asymmetricKeyType !== 'rsa' || key.asymmetricKeyDetails?.modulusLength !== bits)
    throw new RangeError(`no RSA private key of ${bits} bits`);
  if (!consistent(key)) throw new RangeError('an RSA private key whose numbers do not belong together');
  return encode(key);
}

/** Bits of the modulus of a PKCS#8 key. */
export function modulusBits(der: Uint8Array): number {
  return readPkcs8(der).asymmetricKeyDetails?.modulusLength ?? 0;
}

/** RFC 8017, 3.2: OpenSSL takes numbers that contradict each other and uses some of them. */
function consistent(key: KeyObject): boolean {
  const jwk = key.export({ format: 'jwk' });
  const [n, e, d, p, q] = [jwk.n, jwk.e, jwk.d, jwk.p, jwk.q].map(numberOf);
  const [dp, dq, qi] = [jwk.dp, jwk.dq, jwk.qi].map(numberOf);
  if (!n || !e || !d || !p || !q || !dp || !dq || !qi || p === 1n || q === 1n) return false;
  if (n !== p * q || (qi * q) % p !== 1n) return false;
  if (dp !== d % (p - 1n) || dq !== d % (q - 1n)) return false;
  return (e * d) % (p - 1n) === 1n && (e * d) % (q - 1n) === 1n;
}

function numberOf(base64url = ''): bigint {
  return BigInt(`0x${Buffer.from(base64url, 'base64url').toString('hex') || '0'}`);
}

const encode = (key: KeyObject) => key.export({ format: 'der', type: 'pkcs8' });
