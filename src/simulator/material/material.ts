import type { RandomSource } from '../randomness.js';
import type { KeyRecord } from '../state.js';
import { privateKeyKind } from './private-key.js';
import { secretSize } from './secret-keys.js';

/** What decides the form of a key's material. */
export type MaterialForm = Pick<KeyRecord, 'spec' | 'partition'>;

/** New material for a key, as `KeyMaterial.keyMaterial` holds it (base64): secret bytes, or a private key as PKCS#8. */
export function generateMaterial({ spec, partition }: MaterialForm, random: RandomSource): string {
  const size = secretSize(spec, partition);
  const bytes = size === null ? privateKeyKind(spec)?.generate(random) : random(size);
  if (bytes === undefined) throw new TypeError(`no key material for the KeySpec ${spec}`);
  return bytes.toString('base64');
}

/**
 * Imported material in the form in which generated material is kept; null where the bytes are no material for such a
 * key: secret bytes of another length, or no private key (PKCS#8, DER) of its KeySpec.
 */
export function parseImportedMaterial({ spec, partition }: MaterialForm, bytes: Uint8Array): string | null {
  const size = secretSize(spec, partition);
  if (size !== null) return bytes.length === size ? Buffer.from(bytes).toString('base64') : null;
  try {
    return privateKeyKind(spec)?.parse(bytes).toString('base64') ?? null;
  } catch {
    return null;
  }
}

/** The SubjectPublicKeyInfo (DER) of a private key that `generateMaterial` made. Throws TypeError for secret keys. */
export function publicKeyOf({ spec }: Pick<MaterialForm, 'spec'>, privateKey: Uint8Array): Buffer {
  const kind = privateKeyKind(spec);
  if (kind === null) throw new TypeError(`a key of the KeySpec ${spec} has no public key`);
  return kind.publicKey(privateKey);
}
