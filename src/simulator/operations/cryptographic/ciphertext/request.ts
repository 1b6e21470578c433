import type { JsonObject } from '../../../../model/json.js';
import { type EncryptionAlgorithm, encryptionAlgorithms } from '../../../material/algorithms.js';
import { validation } from '../../../service-error.js';
import { oneOf, optionalBoolean, optionalBytes, optionalTexts, textMap } from '../../input.js';
import type { EncryptionContext } from './encryption-context.js';

/** The longest ciphertext that any operation takes, in bytes (API reference). */
const longestCiphertext = 6144;

/** SYMMETRIC_DEFAULT where the member is absent. */
export function encryptionAlgorithmIn(input: JsonObject, name: string): EncryptionAlgorithm {
  return oneOf(input, name, encryptionAlgorithms) ?? 'SYMMETRIC_DEFAULT';
}

/** Throws ValidationException for pairs with an algorithm whose ciphertexts can't hold any. */
export function encryptionContextIn(
  input: JsonObject,
  name: string,
  algorithm: EncryptionAlgorithm,
): EncryptionContext {
  const context = textMap(input, name) ?? {};
  if (algorithm !== 'SYMMETRIC_DEFAULT' && Object.keys(context).length > 0)
    throw validation(`${name} is not supported when encrypting/decrypting with asymmetric CMKs.`);
  return context;
}

/**
 * The ciphertext of Decrypt and ReEncrypt; null for a dry run that is told to ignore it. Throws ValidationException where it is
 * missing otherwise, or where modifiers come without a dry run.
 */
export function ciphertextIn(input: JsonObject): Buffer | null {
  const modifiers = optionalTexts(input, 'DryRunModifiers');
  const unknown = modifiers.find((modifier) => modifier !== 'IGNORE_CIPHERTEXT');
  if (unknown !== undefined) {
    throw validation(
      `1 validation error detected: Value '[${unknown}]' at 'dryRunModifiers' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [IGNORE_CIPHERTEXT]]`,
    );
  }
  if (modifiers.length > 0 && !optionalBoolean(input, 'DryRun'))
    throw validation('DryRunModifiers can only be used when DryRun is true.');
  const blob = optionalBytes(input, 'CiphertextBlob', { min: 1, max: longestCiphertext });
  if (modifiers.length > 0) return null;
  if (blob === null) {
    throw validation(
      "1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null",
    );
  }
  return blob;
}
