import { listOf, type RawPrincipal, type RawStatement } from './raw-policy.js';

/** Who calls, with what AWS knows of it. */
export type Caller =
  | {
      readonly kind: 'role' | 'user';
      /** Of the session or user. */
      readonly arn: string;
      /** Of the role or user. */
      readonly principalArn: string;
      readonly principalId: string;
      readonly account: string;
    }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'federated'; readonly provider: string }
  | { readonly kind: 'canonical-user'; readonly id: string };

/**
 * How a statement names a caller: the one who makes the request itself (a session, a user, everybody), the role behind a
 * session, the account only (whose IAM policies then decide), or not at all.
 */
export type Naming = 'self' | 'role' | 'account' | 'none';

/** Source: IAM user guide, "AWS JSON policy elements: Principal" and "NotPrincipal". */
export function namingOf(statement: RawStatement, caller: Caller): Naming {
  if (statement.NotPrincipal === undefined)
    return statement.Principal === undefined ? 'none' : naming(statement.Principal, caller);
  const leftOut =
    statement.Effect === 'Allow'
      ? naming(statement.NotPrincipal, caller) !== 'none'
      : isSpared(statement.NotPrincipal, caller);
  return leftOut ? 'none' : 'self';
}

function naming(element: RawPrincipal, caller: Caller): Naming {
  if (isEverybody(element)) return 'self';
  if (element === '*') return 'self';
  if (caller.kind === 'service') return listOf(element['Service']).includes(caller.name) ? 'self' : 'none';
  if (caller.kind === 'federated')
    return listOf(element['Federated']).includes(caller.provider) ? 'self' : 'none';
  if (caller.kind === 'canonical-user')
    return listOf(element['CanonicalUser']).includes(caller.id) ? 'self' : 'none';
  const listed = listOf(element['AWS']);
  const isSession = caller.arn !== caller.principalArn;
  if (!isRoot(caller) && listed.includes(caller.arn)) return 'self';
  if (!isRoot(caller) && [caller.principalArn, caller.principalId].some((name) => listed.includes(name)))
    return isSession ? 'role' : 'self';
  return namesAccount(listed, caller.account) ? 'account' : 'none';
}

/**
 * Whom a deny with NotPrincipal spares: AWS looks at the account first, then at the role or user, so both must be listed.
 * Source: IAM user guide, "NotPrincipal with Deny".
 */
function isSpared(element: RawPrincipal, caller: Caller): boolean {
  if (isEverybody(element) || element === '*') return true;
  if (caller.kind !== 'role' && caller.kind !== 'user') return naming(element, caller) !== 'none';
  const listed = listOf(element['AWS']);
  if (!namesAccount(listed, caller.account)) return false;
  return isRoot(caller) || [caller.principalArn, caller.principalId].some((name) => listed.includes(name));
}

function isEverybody(element: RawPrincipal): boolean {
  return element === '*' || listOf(element['AWS']).includes('*');
}

export function namesAccount(listed: readonly string[], account: string): boolean {
  return listed.some((name) => name === account || name === `arn:aws:iam::${account}:root`);
}

export function isRoot(caller: Caller): boolean {
  return 'arn' in caller && caller.arn === `arn:aws:iam::${caller.account}:root`;
}
