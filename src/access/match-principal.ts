import type { RequestCaller } from './authorize.js';
import type { PrincipalElement, PrincipalEntry } from './policy.js';

/**
 * How a statement's principals meet the caller: by name, or by the caller's account as a whole, which is no permission
 * but the account's right to give one (AWS KMS developer guide, "Default key policy").
 */
export type PrincipalMatch = 'direct' | 'account' | null;

export function matchPrincipal({ not, entries }: PrincipalElement, caller: RequestCaller): PrincipalMatch {
  const matches = entries.map((entry) => matchEntry(entry, caller));
  if (not) return matches.some((match) => match !== null) ? null : 'direct';
  if (matches.includes('direct')) return 'direct';
  return matches.includes('account') ? 'account' : null;
}

function matchEntry({ type, value }: PrincipalEntry, caller: RequestCaller): PrincipalMatch {
  if (caller.kind === 'service') return type === 'Service' && value === caller.name ? 'direct' : null;
  if (type !== 'AWS') return null;
  if ([caller.arn, caller.principalArn, caller.principalId, '*'].includes(value)) return 'direct';
  return accountOf(value) === caller.account ? 'account' : null;
}

/** The account that a principal names as a whole, by number or root ARN; null for any other principal. */
export function accountOf(principal: string): string | null {
  return /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1] ?? null;
}
