import { requireState } from '../../../key-state-table.js';
import { unsupported, wrongOrigin } from '../../../service-error.js';
import type { KeyOrigin, KeyRecord } from '../../../state.js';

/** Whether KMS can rotate the key by itself: a symmetric encryption key whose material KMS made. */
export function rotatesAutomatically({ spec, origin }: KeyRecord): boolean {
  return spec === 'SYMMETRIC_DEFAULT' && origin === 'AWS_KMS';
}

/**
 * Throws unless the operation can set or begin rotation of this key: UnsupportedOperationException for another origin, what its
 * state forbids, and UnsupportedOperationException unless it is a symmetric encryption key and no replica; in this order, as AWS
 * answers. Source: AWS KMS API reference, EnableKeyRotation and RotateKeyOnDemand.
 */
export function requireRotatable(key: KeyRecord, operation: string, origins: readonly KeyOrigin[]): void {
  const { arn, spec, origin, region, multiRegion } = key;
  if (!origins.includes(origin)) throw wrongOrigin(arn, origin);
  requireState(key, operation);
  if (spec !== 'SYMMETRIC_DEFAULT') throw unsupported('');
  if (multiRegion !== null && multiRegion.primaryRegion !== region)
    throw unsupported(`${arn} is not a multi-region primary key.`);
}
