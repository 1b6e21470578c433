import { requireState } from '../../../key-state-table.js';
import { unsupported, wrongOrigin } from '../../../service-error.js';
import type { KeyOrigin, KeyRecord } from '../../../state.js';

/** Whether KMS can rotate the key by itself: a symmetric encryption key whose material KMS made. */
export function rotatesAutomatically({ spec, origin }: KeyRecord): boolean {
  return spec === 'SYMMETRIC_DEFAULT' && origin === 'AWS_KMS';
}

/**
 * Throws unless the operation can set or begin rotation of this key: UnsupportedOperationException unless it is a symmetric
 * encryption key of one of these origins, what its state forbids, and UnsupportedOperationException for a replica.
 * Source: AWS KMS API reference, EnableKeyRotation and RotateKeyOnDemand.
 */
export function requireRotatable(key: KeyRecord, operation: string, origins: readonly KeyOrigin[]): void {
  requireRotatingKind(key, origins);
  requireState(key, operation);
  const { multiRegion } = key;
  if (multiRegion !== null && multiRegion.primaryRegion !== key.region)
    throw unsupported(`${key.arn} is not a multi-region primary key.`);
}

/** The same without regard to which Region's key it is. */
export function requireRotatingKind(key: KeyRecord, origins: readonly KeyOrigin[]): void {
  if (key.spec !== 'SYMMETRIC_DEFAULT') throw unsupported('');
  if (!origins.includes(key.origin)) throw wrongOrigin(key.arn, key.origin);
}
