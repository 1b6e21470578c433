import { type KeyObject, verify } from 'node:crypto';
import { decode, encode } from 'cborg';
import { readOr, refused } from './refusal.js';

/** COSE_Sign1 (RFC 9052, section 4.2), as an attestation document comes. */
export interface SignedMessage {
  readonly protectedHeader: Uint8Array;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

/** Any CBOR value, maps as Map. Throws where the bytes are none, or have a map with the same key twice. */
export function readCbor(bytes: Uint8Array): unknown {
  return decode(bytes, {
    useMaps: true,
    rejectDuplicateMapKeys: true,
    tags: { [sign1Tag]: (inner) => inner() },
  });
}

/** Tagged (18) or not. Throws ValidationException where it is no COSE_Sign1 with ES384. */
export function readSigned(bytes: Uint8Array): SignedMessage {
  const parts = readOr('it is not CBOR', () => readCbor(bytes));
  if (!Array.isArray(parts) || parts.length !== 4) throw refused('it is not a COSE_Sign1 structure');
  const [protectedHeader, unprotected, payload, signature]: unknown[] = parts;
  if (
    !(protectedHeader instanceof Uint8Array) ||
    !(unprotected instanceof Map) ||
    !(payload instanceof Uint8Array) ||
    !(signature instanceof Uint8Array)
  )
    throw refused('it is not a COSE_Sign1 structure');
  const header = readOr('its header is not CBOR', () => readCbor(protectedHeader));
  if (!(header instanceof Map) || header.get(algorithmLabel) !== es384)
    throw refused('it is not signed with ES384');
  return { protectedHeader, payload, signature };
}

/** Whether the key, one on P-384, signed the message. */
export function isSignedBy({ protectedHeader, payload, signature }: SignedMessage, key: KeyObject): boolean {
  if (key.asymmetricKeyDetails?.namedCurve !== 'secp384r1') return false;
  const signed = encode(['Signature1', protectedHeader, new Uint8Array(), payload]);
  return verify('sha384', signed, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

const sign1Tag = 18;
const algorithmLabel = 1;
/** ECDSA with SHA-384 (RFC 9053, section 2.1). */
const es384 = -35;
