import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { RandomSource } from '../../../randomness.js';
import type { KeyRecord } from '../../../state.js';
import type { ReadyMaterial } from '../material.js';
import { blobHeader, formatBlob, ivSize, type SealedBlob, tagSize } from './blob.js';
import { contextBytes, type EncryptionContext } from './encryption-context.js';

/**
 * AES-GCM with the encryption context as additional data (AWS KMS developer guide, "SYMMETRIC_DEFAULT"). The China
 * Regions' 128-bit keys stand for SM4 there; a blob is opaque, so nobody can tell it from AES.
 */
export function seal(
  key: Pick<KeyRecord, 'account' | 'id'>,
  material: ReadyMaterial,
  plaintext: Buffer,
  context: EncryptionContext,
  random: RandomSource,
): Buffer {
  const names = { account: key.account, keyId: key.id, materialId: material.id };
  const iv = random(ivSize);
  const cipher = createCipheriv(cipherFor(material), material.bytes, iv, { authTagLength: tagSize });
  cipher.setAAD(Buffer.concat([blobHeader(names), contextBytes(context)]));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return formatBlob({ ...names, iv, tag: cipher.getAuthTag(), ciphertext });
}

/** The plaintext; null where the blob was changed or sealed with another context or key. */
export function open(blob: SealedBlob, material: ReadyMaterial, context: EncryptionContext): Buffer | null {
  const decipher = createDecipheriv(cipherFor(material), material.bytes, blob.iv, { authTagLength: tagSize });
  decipher.setAAD(Buffer.concat([blobHeader(blob), contextBytes(context)]));
  decipher.setAuthTag(blob.tag);
  try {
    return Buffer.concat([decipher.update(blob.ciphertext), decipher.final()]);
  } catch {
    return null;
  }
}

const cipherFor = ({ bytes }: ReadyMaterial) => (bytes.length === 16 ? 'aes-128-gcm' : 'aes-256-gcm');
