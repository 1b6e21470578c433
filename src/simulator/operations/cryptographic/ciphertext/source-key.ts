import { undisclosed } from '../../../authorize-call.js';
import type { EncryptionAlgorithm } from '../../../material/algorithms.js';
import type { Call } from '../../../operation.js';
import { incorrectKey, invalidCiphertext, validation } from '../../../service-error.js';
import type { KeyRecord } from '../../../state.js';
import { parseBlob, type SealedBlob } from './blob.js';

/** What a request says of the key that encrypted its ciphertext. */
export interface CiphertextSource {
  /** Null: as the ciphertext itself says. */
  readonly keyId: string | null;
  readonly algorithm: EncryptionAlgorithm;
  /** Null in a dry run without one. */
  readonly ciphertext: Buffer | null;
}

/**
 * The key to decrypt with. Without a key id it is the one that a symmetric ciphertext names, in the Region of the call.
 * Throws InvalidCiphertextException for bytes that name none, AccessDeniedException where that key isn't here, and for a given
 * key id whatever `findKey` throws; ValidationException where only the key id could have told.
 */
export function sourceKey(
  call: Call,
  { keyId, algorithm, ciphertext }: CiphertextSource,
  action: string,
): KeyRecord {
  const blob = ciphertext === null ? null : parseBlob(ciphertext);
  if (keyId !== null) return namedKey(call, keyId, blob);
  if (ciphertext === null) throw validation('A key ID must be specified when the ciphertext is ignored.');
  if (algorithm !== 'SYMMETRIC_DEFAULT') throw validation('KeyId must not be null');
  if (blob === null) throw invalidCiphertext();
  const key = call.store.keys.get(arnHere(call, blob));
  if (key === undefined) throw undisclosed(call, `kms:${action}`, true);
  return key;
}

/** Throws IncorrectKeyException where a symmetric ciphertext was made with another key than the one that was named. */
export function requireSameKey(key: KeyRecord, { algorithm, ciphertext }: CiphertextSource): void {
  if (algorithm !== 'SYMMETRIC_DEFAULT' || ciphertext === null) return;
  const blob = parseBlob(ciphertext);
  if (blob === null) throw invalidCiphertext();
  if (blob.account !== key.account || blob.keyId !== key.id) throw incorrectKey();
}

/**
 * A bare key id is enough for another account's key, if the ciphertext is its (API reference, Decrypt). The ARN of the same key
 * in another Region is the wrong one here, not an unknown one, as AWS answers.
 */
function namedKey(call: Call, keyId: string, blob: SealedBlob | null): KeyRecord {
  if (blob !== null && keyId !== arnHere(call, blob) && isArnElsewhere(keyId, blob)) throw incorrectKey();
  const named = blob?.keyId === keyId ? call.store.keys.get(arnHere(call, blob)) : undefined;
  return named ?? call.findKey(keyId);
}

function isArnElsewhere(arn: string, { account, keyId }: SealedBlob): boolean {
  return /^arn:[^:]+:kms:[^:]+$/.test(arn.replace(`:${account}:key/${keyId}`, ''));
}

function arnHere({ partition, region }: Call, { account, keyId }: SealedBlob): string {
  return `arn:${partition}:kms:${region}:${account}:key/${keyId}`;
}
