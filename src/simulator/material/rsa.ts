import { generateKeyPairSync, type KeyObject } from 'node:crypto';
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
