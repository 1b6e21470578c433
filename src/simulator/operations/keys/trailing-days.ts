import type { Conditions } from '../../operation.js';
import type { KeyRecord } from '../../state.js';

const day = 86_400_000;

/**
 * For how many whole days the key was not used, since its creation where it never was; a key policy can demand some before the
 * key is disabled or deleted (AWS KMS developer guide, "kms:TrailingDaysWithoutKeyUsage").
 */
export function trailingDays({ lastUsage, createdAt }: KeyRecord, now: number): Conditions {
  const days = Math.max(0, Math.floor((now - (lastUsage?.at ?? createdAt)) / day));
  return { 'kms:TrailingDaysWithoutKeyUsage': String(days) };
}
