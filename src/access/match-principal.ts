import type { RequestCaller } from './evaluate.js';
import type { PrincipalElement, PrincipalEntry } from './policy.js';

/**
 * How a statement's principals meet the caller: by the name of its session, which session policies don't narrow (IAM user guide,
 * "Policy evaluation for requests within a single account"); by its own name; or by its account as a whole, which is no
 * permission but the account's right to give one (AWS KMS developer guide, "Default key policy").
 */
export type PrincipalMatch = 'session' | 'direct' | 'account' | null;

type Matcher = (caller: RequestCaller) => PrincipalMatch;

/** A statement's principals as a question to ask of callers. */
export function compilePrincipals({ not, entries }: PrincipalElement, effect: 'Allow' | 'Deny'): Matcher {
  const match = matcherOf(entries);
  if (!not) return match;
  if (effect === 'Allow') return (caller) => (match(caller) === null ? 'direct' : null);
  const isExcepted = exceptionOf(entries, match);
  return (caller) => (isExcepted(caller) ? null : 'direct');
}

/**
 * `*` is everybody, AWS services as well. It names sessions too, so that session policies don't narrow it (IAM user guide,
 * "AWS JSON policy elements: Principal", on IAM role principals and wildcards).
 */
function matcherOf(entries: readonly PrincipalEntry[]): Matcher {
  if (entries.some(isEverybody)) return () => 'session';
  const valuesOf = (type: PrincipalEntry['type']) =>
    new Set(entries.filter((entry) => entry.type === type).map(({ value }) => value));
  const [services, named] = [valuesOf('Service'), valuesOf('AWS')];
  const [federated, canonical] = [valuesOf('Federated'), valuesOf('CanonicalUser')];
  const accounts = new Set([...named].map(accountOf));
  return (caller) => {
    if (caller.kind === 'service') return services.has(caller.name) ? 'direct' : null;
    if (caller.kind === 'federated') return federated.has(caller.provider) ? 'direct' : null;
    if (caller.kind === 'canonical-user') return canonical.has(caller.id) ? 'direct' : null;
    if (isSession(caller) && named.has(caller.arn)) return 'session';
    if (named.has(caller.arn) || named.has(caller.principalArn) || named.has(caller.principalId))
      return isRootArn(caller.arn) ? 'account' : 'direct';
    return accounts.has(caller.account) ? 'account' : null;
  };
}

/**
 * Whether `NotPrincipal` of a deny leaves the caller out: an IAM principal only where it is listed and its account is too,
 * for AWS looks at the account first (IAM user guide, "NotPrincipal").
 */
function exceptionOf(entries: readonly PrincipalEntry[], match: Matcher): (caller: RequestCaller) => boolean {
  const everybody = entries.some(isEverybody);
  const listed = new Set(entries.filter(({ type }) => type === 'AWS').map(({ value }) => value));
  const accounts = new Set([...listed].map(accountOf));
  return (caller) => {
    if (everybody) return true;
    if (caller.kind !== 'role' && caller.kind !== 'user') return match(caller) !== null;
    if (!accounts.has(caller.account)) return false;
    return isRootArn(caller.arn) || listed.has(caller.principalArn) || listed.has(caller.principalId);
  };
}

/** Whether somebody calls by a session of its own ARN: of a role, or of a federated user (IAM user guide, "Principal"). */
export function isSession({
  arn,
  principalArn,
}: {
  readonly arn: string;
  readonly principalArn: string;
}): boolean {
  return arn !== principalArn || arn.includes(':federated-user/');
}

function isEverybody({ type, value }: PrincipalEntry): boolean {
  return type === 'AWS' && value === '*';
}

function isRootArn(arn: string): boolean {
  return accountOf(arn) !== null;
}

/** The account that a principal names as a whole, by number or root ARN; null for any other principal. */
export function accountOf(principal: string): string | null {
  return /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1] ?? null;
}
