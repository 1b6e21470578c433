import type { GrantSpec } from './generated/grant.js';
import type { KeySpec } from './generated/key.js';

export type Algorithm = KeySpec['algorithm'];
export type Purpose = KeySpec['purpose'];

/** What an estate may write in a grant's `operations`: an operation, or a bundle of them. */
export type OperationOrBundle = GrantSpec['operations'][number];

export const bundleNames = ['use', 'read', 'write', 'signer', 'verifier'] as const;
export type Bundle = (typeof bundleNames)[number];

/** A provider-neutral verb of the access vocabulary. */
export type Operation = Exclude<OperationOrBundle, Bundle>;

/** The cryptographic operations that a key of each purpose can do. */
export const purposeOperations: Readonly<Record<Purpose, readonly Operation[]>> = {
  encrypt: [
    'encrypt',
    'decrypt',
    'reencrypt',
    'generate-data-key',
    'generate-data-key-pair',
    'wrap',
    'unwrap',
    'get-public-key',
  ],
  sign: ['sign', 'verify', 'get-public-key'],
  mac: ['mac', 'verify-mac'],
  agree: ['derive', 'get-public-key'],
  encapsulate: ['encapsulate', 'decapsulate', 'get-public-key'],
};

/** The operations that aren't cryptographic; every key has them. */
export const commonOperations: readonly Operation[] = ['describe', 'administer', 'audit', 'grant-to-service'];

const bundleParts: Readonly<Record<Bundle, readonly Operation[]>> = {
  use: [
    'encrypt',
    'decrypt',
    'reencrypt',
    'generate-data-key',
    'sign',
    'verify',
    'mac',
    'verify-mac',
    'derive',
    'encapsulate',
    'decapsulate',
    'get-public-key',
    'describe',
  ],
  read: ['decrypt', 'describe'],
  write: ['encrypt', 'generate-data-key', 'describe'],
  signer: ['sign', 'mac', 'get-public-key', 'describe'],
  verifier: ['verify', 'verify-mac', 'get-public-key', 'describe'],
};

/** Whether the word names a bundle. */
export function isBundle(word: OperationOrBundle): word is Bundle {
  return (bundleNames as readonly string[]).includes(word);
}

/** Whether the algorithm has a public half. */
export function isAsymmetric(algorithm: Algorithm): boolean {
  return algorithm !== 'aes-256' && !algorithm.startsWith('hmac-');
}

/**
 * The cryptographic operations that a key of this algorithm and purpose can do, in any provider. A provider's
 * capabilities may be narrower.
 */
export function keyOperations(algorithm: Algorithm, purpose: Purpose): readonly Operation[] {
  return purposeOperations[purpose].filter((operation) => {
    if (operation === 'get-public-key') return isAsymmetric(algorithm);
    if (operation === 'generate-data-key' || operation === 'generate-data-key-pair')
      return algorithm === 'aes-256';
    return true;
  });
}

/** A bundle's operations for a key of this algorithm and purpose; empty where nothing but `describe` would be left. */
export function expandBundle(bundle: Bundle, algorithm: Algorithm, purpose: Purpose): readonly Operation[] {
  const possible = keyOperations(algorithm, purpose);
  const parts = bundleParts[bundle].filter((operation) => possible.includes(operation));
  return parts.some((operation) => operation !== 'get-public-key') ? [...parts, 'describe'] : [];
}
