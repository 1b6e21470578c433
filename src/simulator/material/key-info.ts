import { bitString, contentOf, integer, octetString, readAll, readOne, sequence, tags } from './der.js';

/** PKCS#8 (RFC 5958, OneAsymmetricKey version 1). `algorithm` holds the elements of the AlgorithmIdentifier. */
export function privateKeyInfo(algorithm: readonly Buffer[], privateKey: Uint8Array): Buffer {
  return sequence(integer(Buffer.from([0])), sequence(...algorithm), octetString(privateKey));
}

/** SubjectPublicKeyInfo (RFC 5280). */
export function publicKeyInfo(algorithm: readonly Buffer[], publicKey: Uint8Array): Buffer {
  return sequence(sequence(...algorithm), bitString(publicKey));
}

/** What a PKCS#8 key of this algorithm holds. Throws RangeError for anything else. */
export function readPrivateKeyInfo(der: Uint8Array, algorithm: readonly Buffer[]): Buffer {
  const [, identifier, privateKey] = readAll(readOne(der, tags.sequence));
  requireAlgorithm(contentOf(identifier, tags.sequence), algorithm);
  return contentOf(privateKey, tags.octetString);
}

/** What a SubjectPublicKeyInfo of this algorithm holds. Throws RangeError for anything else. */
export function readPublicKeyInfo(der: Uint8Array, algorithm: readonly Buffer[]): Buffer {
  const [identifier, publicKey] = readAll(readOne(der, tags.sequence));
  requireAlgorithm(contentOf(identifier, tags.sequence), algorithm);
  const bits = contentOf(publicKey, tags.bitString);
  if (bits[0] !== 0) throw new RangeError('a public key that is no whole number of bytes');
  return bits.subarray(1);
}

function requireAlgorithm(found: Buffer, wanted: readonly Buffer[]): void {
  if (!found.equals(Buffer.concat(wanted))) throw new RangeError('a key of another algorithm');
}
