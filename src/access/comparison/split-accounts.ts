import type { Condition } from '../policy.js';

const nameKeys = new Set(['aws:principalaccount', 'kms:calleraccount', 'aws:principalservicename']);

/**
 * Whether a condition tells apart accounts or services that it doesn't name whole (`1111*`), so that one unnamed account can't
 * stand for all of them.
 */
export function splitsAccounts({ key, values, operator }: Condition): boolean {
  const lower = key.toLowerCase();
  const hasWildcards = operator.includes('Like') || operator.startsWith('Arn');
  if (!hasWildcards) return false;
  if (nameKeys.has(lower)) return values.some((value) => /[*?]/.test(value) && !/^\*+$/.test(value));
  return lower === 'aws:principalarn' && values.some(cutsAnAccount);
}

/** A run of digits that a wildcard touches could be a part of an account's number. */
function cutsAnAccount(value: string): boolean {
  if (/^[^*?]*:\d{12}:/.test(value)) return false;
  return value.split(/[*?]+/).some((piece) => /^\d+(:|$)|(^|:)\d+$/.test(piece));
}
