import type { NeverSpec } from '../../model/generated/guardrail.js';
import type { AssertedParty } from '../../model/guardrail.js';
import { nearest } from '../suggest.js';

const words = ['public', 'anybody', 'outside-account', 'outside-org'] as const;

const nobody = { accounts: [], organizations: [], vpcs: [], vpcEndpoints: [] };

/**
 * Whom `never.who` means; null where that can't be said. `accounts` are those of the estate's targets, which are inside
 * of its organization.
 */
export function partyOf(who: NeverSpec['who'], accounts: readonly string[]): AssertedParty | null {
  if (typeof who !== 'string') return { kind: 'outside', ...nobody, ...who.outside };
  if (who === 'public' || who === 'anybody') return { kind: who };
  if (who === 'outside-account') return { kind: 'outside', ...nobody };
  if (who === 'outside-org') return { kind: 'outside', ...nobody, accounts, organizations: null };
  if (/^[0-9]{12}$/.test(who)) return { kind: 'account', account: who };
  if (/^[a-z0-9*?.-]+\.amazonaws\.com(\.cn)?$/.test(who)) return { kind: 'service', pattern: who };
  const pattern = /^(role|user)\/./.test(who) ? `arn:*:iam::*:${who}` : who;
  return isPrincipalPattern(pattern) ? { kind: 'principal', pattern } : null;
}

/** The word that was most likely meant. */
export function nearestParty(who: string): string | null {
  return nearest(who, words);
}

/** An ARN of IAM or STS, with wildcards anywhere but in its first part. */
function isPrincipalPattern(text: string): boolean {
  return /^arn:[a-z*?-]+:(iam|sts|\*)::[0-9*?]*:[\w+=,.@*?/-]+$/.test(text);
}
