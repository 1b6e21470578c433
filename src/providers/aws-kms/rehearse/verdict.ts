import type { RehearsalPlace } from '../../../model/provider.js';
import type { Trial, TrialResult } from '../../../model/rehearsal.js';
import { failureParts, longestReason } from '../session/failure.js';
import { notPrimary, type TrialCall } from './attempt.js';
import { expiryOf } from './expiry.js';

export type Verdict = Pick<TrialResult, 'outcome' | 'because'>;

/** What an answer to a trial says. */
export interface Tried {
  readonly trial: Trial;
  readonly call: TrialCall;
  readonly found: NonNullable<ReturnType<RehearsalPlace['keyOf']>>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Operations that a multi-Region key's primary does for all. Source: AWS KMS developer guide, "Multi-Region keys". */
const ofPrimary = [
  ...['kms:EnableKeyRotation', 'kms:DisableKeyRotation', 'kms:RotateKeyOnDemand'],
  ...['kms:ReplicateKey', 'kms:UpdatePrimaryRegion'],
];

/** The caller was let through. */
export function success({ trial: { action }, found: { desired } }: Tried): Verdict {
  return desired.state.multiRegion === 'replica' && ofPrimary.includes(action)
    ? { outcome: 'idle', because: 'only the primary key can do it' }
    : { outcome: 'works', because: null };
}

/** An error came. */
export function verdictOn(error: unknown, tried: Tried): Verdict {
  const failure = failureParts(error);
  if (failure.name === 'AccessDeniedException') return denied(failure.message, tried);
  const idle = idleness(failure, tried);
  if (idle !== null) return { outcome: 'idle', because: idle };
  if (tried.call.proves?.(failure) === true) return success(tried);
  const text = [failure.name, failure.message].filter((part) => part !== '').join(': ');
  return { outcome: 'fails', because: shortened(text) };
}

/** Whether the key is in the life that the estate gives it, and can't be used in it. */
function idleness(
  { name, message }: ReturnType<typeof failureParts>,
  { found: { desired } }: Tried,
): string | null {
  const { life, origin } = desired.state;
  if (life === 'disabled' && name === 'DisabledException') return 'the key is disabled';
  if (notPrimary.test(message)) return null;
  if (name !== 'KMSInvalidStateException' && name !== 'KeyUnavailableException') return null;
  if (life === 'pending-deletion') return 'the key waits for its deletion';
  if (origin.kind === 'external') return 'the key waits for its material';
  return origin.kind === 'kms' ? null : 'the key’s key store isn’t connected';
}

/** A call that needs more than the trial's permission on the key may fail for the other. */
function denied(message: string, { trial, found: { arn, desired }, now }: Tried): Verdict {
  const other = otherNeed(message, trial.action, arn);
  if (other !== null) return { outcome: 'untried', because: other };
  const expiry = expiryOf(trial, desired);
  if (expiry !== null && Date.parse(expiry) <= now)
    return { outcome: 'fails', because: `expired on ${expiry}` };
  const reason = reasonIn(message);
  return { outcome: 'fails', because: shortened(`${reason}${wantedOf(trial, reason)}`) };
}

/** What was denied, where that isn't the action on the key; a resource that only the rehearsal has isn't named. */
function otherNeed(message: string, tried: string, arn: string): string | null {
  const [, action, resource] = /perform: (\S+)(?: on resource: (\S+))?/.exec(message) ?? [];
  if (action === undefined) return null;
  if (action === tried && (resource === undefined || resource === arn)) return null;
  if (resource?.includes(':alias/') === true)
    return `it needs \`${action}\` on the alias as well, which only IAM policies give`;
  return `it needs \`${action}\` on ${resource === arn ? 'the key' : 'another resource'} as well`;
}

/** AWS says who was denied what, and then why. */
function reasonIn(message: string): string {
  const reason = /(?:because (.*)|(with an explicit deny.*))$/s.exec(message);
  return `denied: ${reason?.[1] ?? reason?.[2] ?? message}`;
}

/** What the estate asks of the caller itself, which a request can't bring along. */
function wantedOf({ context }: Trial, reason: string): string {
  const asked = Object.entries(context ?? {}).filter(([key]) => ofCaller.test(key));
  if (asked.length === 0 || !reason.includes('no resource-based policy allows')) return '';
  const facts = asked.map(([key, [value = '']]) => `\`${key}\` to be \`${value}\``);
  return `; the caller needs, for example, ${facts.join(' and ')}`;
}

const ofCaller = /^aws:Principal(Tag\/|OrgID$|OrgPaths$)/i;

function shortened(text: string): string {
  return text.length > longestReason ? `${text.slice(0, longestReason)}…` : text;
}
