import type { CheckpointAlgorithm } from '../../../model/journal.js';

/** How a signature of KMS is verified. */
export interface KmsAlgorithm {
  /** Null for Ed25519, which hashes by itself. */
  readonly hash: 'sha256' | 'sha384' | 'sha512' | null;
  /** As Node.js names the kind of public key. */
  readonly keyType: 'ec' | 'ed25519' | 'rsa';
  /** Bytes of salt, for RSASSA-PSS: as many as the hash has. */
  readonly salt: number | null;
}

/**
 * In the order in which they are preferred. Source: AWS KMS developer guide, "Supported signing algorithms". ML-DSA and SM2 are left
 * out: what runs keywright can't verify them.
 */
export const kmsAlgorithms: Readonly<Record<CheckpointAlgorithm, KmsAlgorithm>> = {
  ECDSA_SHA_256: { hash: 'sha256', keyType: 'ec', salt: null },
  ECDSA_SHA_384: { hash: 'sha384', keyType: 'ec', salt: null },
  ECDSA_SHA_512: { hash: 'sha512', keyType: 'ec', salt: null },
  ED25519_SHA_512: { hash: null, keyType: 'ed25519', salt: null },
  RSASSA_PSS_SHA_256: { hash: 'sha256', keyType: 'rsa', salt: 32 },
  RSASSA_PSS_SHA_384: { hash: 'sha384', keyType: 'rsa', salt: 48 },
  RSASSA_PSS_SHA_512: { hash: 'sha512', keyType: 'rsa', salt: 64 },
  RSASSA_PKCS1_V1_5_SHA_256: { hash: 'sha256', keyType: 'rsa', salt: null },
  RSASSA_PKCS1_V1_5_SHA_384: { hash: 'sha384', keyType: 'rsa', salt: null },
  RSASSA_PKCS1_V1_5_SHA_512: { hash: 'sha512', keyType: 'rsa', salt: null },
};

export function isKmsAlgorithm(value: unknown): value is CheckpointAlgorithm {
  return typeof value === 'string' && Object.hasOwn(kmsAlgorithms, value);
}

/** The algorithm to sign with, of those that a key has; null where we know none of them. */
export function preferredAlgorithm(offered: readonly string[]): CheckpointAlgorithm | null {
  const known = Object.keys(kmsAlgorithms).filter(isKmsAlgorithm);
  return known.find((name) => offered.includes(name)) ?? null;
}
