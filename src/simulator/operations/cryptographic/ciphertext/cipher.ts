import type { EncryptionAlgorithm } from '../../../material/algorithms.js';
import { rsaBits } from '../../../material/rsa.js';
import type { Call } from '../../../operation.js';
import { invalidCiphertext, validation } from '../../../service-error.js';
import type { KeyRecord } from '../../../state.js';
import { currentMaterial, materialById, type ReadyMaterial } from '../material.js';
import { refusedByProxy } from '../require-backing.js';
import { parseBlob } from './blob.js';
import type { EncryptionContext } from './encryption-context.js';
import { decryptOaep, encryptOaep } from './rsa-oaep.js';
import { decryptSm2, encryptSm2 } from './sm2-pke.js';
import { open, seal } from './symmetric.js';

/** How a key encrypts. `context` is empty for anything but SYMMETRIC_DEFAULT. */
export interface Cipher {
  readonly key: KeyRecord;
  readonly algorithm: EncryptionAlgorithm;
  readonly context: EncryptionContext;
}

export interface Encrypted {
  readonly ciphertext: Buffer;
  readonly materialId: string;
}

export interface Decrypted {
  readonly plaintext: Buffer;
  readonly materialId: string;
}

/** Throws ValidationException where the plaintext is too long for the algorithm. */
export function encryptWith(call: Call, { key, algorithm, context }: Cipher, plaintext: Buffer): Encrypted {
  const most = longestPlaintext(key.spec, algorithm);
  if (plaintext.length > most) {
    throw validation(
      `Algorithm ${algorithm} and key spec ${key.spec} cannot encrypt data larger than ${most} bytes.`,
    );
  }
  const material = currentMaterial(call, key);
  const ciphertext =
    algorithm === 'SYMMETRIC_DEFAULT'
      ? seal(key, material, plaintext, context, call.random)
      : algorithm === 'SM2PKE'
        ? encryptSm2(material, plaintext)
        : encryptOaep(material, algorithm, plaintext, call.random);
  return { ciphertext, materialId: material.id };
}

/**
 * Throws InvalidCiphertextException for what this key, algorithm and context can't decrypt; KMSInvalidStateException where an
 * external key manager is who says so.
 */
export function decryptWith(call: Call, cipher: Cipher, ciphertext: Buffer): Decrypted {
  const { key, algorithm } = cipher;
  if (algorithm === 'SYMMETRIC_DEFAULT') return decryptBlob(cipher, ciphertext);
  const material = currentMaterial(call, key);
  const plaintext =
    algorithm === 'SM2PKE' ? decryptSm2(material, ciphertext) : decryptOaep(material, algorithm, ciphertext);
  return decrypted(plaintext, material);
}

function decryptBlob({ key, context }: Cipher, ciphertext: Buffer): Decrypted {
  const blob = parseBlob(ciphertext);
  const material = blob === null ? null : materialById(key, blob.materialId);
  if (blob === null || material === null) throw invalidCiphertext();
  const plaintext = open(blob, material, context);
  if (plaintext === null && key.origin === 'EXTERNAL_KEY_STORE') throw refusedByProxy();
  return decrypted(plaintext, material);
}

function decrypted(plaintext: Buffer | null, { id }: ReadyMaterial): Decrypted {
  if (plaintext === null) throw invalidCiphertext();
  return { plaintext, materialId: id };
}

/** In bytes (API reference, Encrypt). For symmetric keys, requests are limited before. */
function longestPlaintext(spec: string, algorithm: EncryptionAlgorithm): number {
  switch (algorithm) {
    case 'SYMMETRIC_DEFAULT':
      return Number.POSITIVE_INFINITY;
    case 'SM2PKE':
      return 1024;
    case 'RSAES_OAEP_SHA_1':
      return (rsaBits(spec) ?? 0) / 8 - 2 * 20 - 2;
    case 'RSAES_OAEP_SHA_256':
      return (rsaBits(spec) ?? 0) / 8 - 2 * 32 - 2;
  }
}
