import type { Origin } from '../../../model/estate.js';
import type { Algorithm, Purpose } from '../../../model/operations.js';

const china = 'aws-cn';

/**
 * The purposes of each algorithm, whatever the partition. Source: AWS KMS developer guide, "Key spec reference",
 * and API reference, CreateKey, KeyUsage.
 */
const purposesByAlgorithm: Readonly<Record<Algorithm, readonly Purpose[]>> = {
  'aes-256': ['encrypt'],
  'rsa-2048': ['encrypt', 'sign'],
  'rsa-3072': ['encrypt', 'sign'],
  'rsa-4096': ['encrypt', 'sign'],
  'ec-p256': ['sign', 'agree'],
  'ec-p384': ['sign', 'agree'],
  'ec-p521': ['sign', 'agree'],
  'ec-secp256k1': ['sign'],
  ed25519: ['sign'],
  'hmac-sha224': ['mac'],
  'hmac-sha256': ['mac'],
  'hmac-sha384': ['mac'],
  'hmac-sha512': ['mac'],
  sm2: ['encrypt', 'sign', 'agree'],
  'ml-dsa-44': ['sign'],
  'ml-dsa-65': ['sign'],
  'ml-dsa-87': ['sign'],
  'ml-kem-512': ['encapsulate'],
  'ml-kem-768': ['encapsulate'],
  'ml-kem-1024': ['encapsulate'],
};

/** The purposes that AWS KMS documents for an algorithm, in any partition. */
export function purposesOf(algorithm: Algorithm): readonly Purpose[] {
  return purposesByAlgorithm[algorithm];
}

/** Whether the partition has the algorithm: SM2 exists in China only, ML-KEM everywhere else. */
export function algorithmInPartition(algorithm: Algorithm, partition: string): boolean {
  if (algorithm === 'sm2') return partition === china;
  if (algorithm.startsWith('ml-kem-')) return partition !== china;
  return true;
}

/** Whether a key of this algorithm and purpose can be made in the partition. */
export function pairSupported(algorithm: Algorithm, purpose: Purpose, partition: string): boolean {
  return purposesOf(algorithm).includes(purpose) && algorithmInPartition(algorithm, partition);
}

/** Whether AWS KMS can rotate such a key by itself. Source: developer guide, "Rotate AWS KMS keys". */
export function canRotate(algorithm: Algorithm | 'unknown', origin: Origin['kind']): boolean {
  return algorithm === 'aes-256' && origin === 'kms';
}

/** Whether such a key can be rotated on demand; imported material counts, once new material is there. */
export function canRotateOnDemand(algorithm: Algorithm, origin: Origin['kind']): boolean {
  return algorithm === 'aes-256' && (origin === 'kms' || origin === 'external');
}

/** Whether the key's material lives in a custom key store. */
export function inCustomKeyStore(origin: Origin['kind']): boolean {
  return origin === 'hsm' || origin === 'external-store';
}

/** Whether a request for such a key can carry an encryption context. */
export function hasEncryptionContext(algorithm: Algorithm): boolean {
  return algorithm === 'aes-256';
}
