import { constants, createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { decodeBase64 } from '../../../approval/signing/base64.js';
import { type Checked, passed, refused } from '../../../approval/signing/checked.js';
import type { CheckpointSignature } from '../../../model/journal.js';
import { kmsAlgorithms } from './kms-algorithms.js';

type KmsSignature = Extract<CheckpointSignature, { by: 'kms-key' }>;

/** What KMS signs: a key of KMS has no namespaces of its own, so the namespace stands in front, on a line of its own. */
export function kmsMessage(payload: Uint8Array, namespace: string): Uint8Array {
  return Buffer.concat([Buffer.from(`${namespace}\n`), payload]);
}

/** The fingerprint of the key that signed, `SHA256:` and base64 over its DER; or why nobody did. */
export function verifyKmsSignature(
  { key, algorithm, signature }: KmsSignature,
  payload: Uint8Array,
  namespace: string,
): Checked<string> {
  const der = decodeBase64(key);
  const publicKey = der === null ? null : readSpki(der);
  if (der === null || publicKey === null) return refused('its public key can’t be read');
  const { hash, keyType, salt } = kmsAlgorithms[algorithm];
  if (publicKey.asymmetricKeyType !== keyType) return refused(`its key can’t make ${algorithm} signatures`);
  if (isShort(publicKey)) return refused('its RSA key has fewer than 2048 bits');
  const bytes = decodeBase64(signature);
  const padding = salt === null ? {} : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt };
  const isTrue =
    bytes !== null && verify(hash, kmsMessage(payload, namespace), { key: publicKey, ...padding }, bytes);
  return isTrue
    ? passed(spkiFingerprint(der))
    : refused('the signature is not of this key over this content');
}

/** Null for what is no public key, or one in another spelling than its own: one key has one text. */
function readSpki(der: Buffer): KeyObject | null {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return key.export({ format: 'der', type: 'spki' }).equals(der) ? key : null;
  } catch {
    return null;
  }
}

function isShort({ asymmetricKeyDetails }: KeyObject): boolean {
  return (asymmetricKeyDetails?.modulusLength ?? 2048) < 2048;
}

export function spkiFingerprint(der: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(der).digest('base64').replace(/=+$/, '')}`;
}
