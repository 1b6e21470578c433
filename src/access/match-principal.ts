import type { RequestCaller } from './authorize.js';
import type { PrincipalElement, PrincipalEntry } from './policy.js';

/**
 * How a statement's principals meet the caller: by name, or by the caller's account as a whole, which is no permission
 * but the account's right to give one (AWS KMS developer guide, "Default key policy").
 */
export type PrincipalMatch = 'direct' | 'account' | null;

export function matchPrincipal({ not, entries }: PrincipalElement, caller: RequestCaller): PrincipalMatch {
  if (not) return isExcepted(entries, caller) ? null : 'direct';
  const matches = entries.map((entry) => matchEntry(entry, caller));
  if (matches.includes('direct')) return 'direct';
  return matches.includes('account') ? 'account' : null;
}

/**
 * Whether `NotPrincipal` leaves the caller out: an IAM principal only where it is listed and its account is too, for AWS
 * looks at the account first (IAM user guide, "NotPrincipal").
 */
function isExcepted(entries: readonly PrincipalEntry[], caller: RequestCaller): boolean {
  if (entries.some(isEverybody)) return true;
  if (caller.kind === 'service') return entries.some((entry) => matchEntry(entry, caller) === 'direct');
  const listed = entries.filter(({ type }) => type === 'AWS').map(({ value }) => value);
  if (!listed.some((value) => accountOf(value) === caller.account)) return false;
  const isRoot = accountOf(caller.principalArn) !== null;
  return isRoot || listed.includes(caller.principalArn) || listed.includes(caller.principalId);
}

function isEverybody({ type, value }: PrincipalEntry): boolean {
  return type === 'AWS' && value === '*';
}

/** `*` is everybody, AWS services as well. */
function matchEntry(entry: PrincipalEntry, caller: RequestCaller): PrincipalMatch {
  const { type, value } = entry;
  if (isEverybody(entry)) return 'direct';
  if (caller.kind === 'service') return type === 'Service' && value === caller.name ? 'direct' : null;
  if (type !== 'AWS') return null;
  if ([caller.arn, caller.principalArn, caller.principalId].includes(value)) return 'direct';
  return accountOf(value) === caller.account ? 'account' : null;
}

/** The account that a principal names as a whole, by number or root ARN; null for any other principal. */
export function accountOf(principal: string): string | null {
  return /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1] ?? null;
}
