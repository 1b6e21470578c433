import type { StoreView } from '../consistency/store-view.js';
import { knownPrincipal, parsePrincipalArn } from '../principals.js';
import { invalidArn } from '../service-error.js';
import type { Store } from '../store.js';
import type { ListedType } from './rewrite-principals.js';

type Principals = Pick<StoreView, 'principals'>;

/**
 * A principal as a stored policy names it: a role or user by its unique id, an account by its root ARN, all else as written.
 * Null for one that doesn't exist, can't be seen yet in `shown` or can't be a principal; throws InvalidArnException for a group.
 * Source: IAM user guide, "AWS JSON policy elements: Principal"; facts on lone unique ids: AWS refuses them in new policies.
 */
export function bindPrincipal(
  store: Store,
  value: string,
  type: ListedType,
  partition: string,
  shown: Principals = store,
): string | null {
  if (type === '*') return value;
  if (type === 'Service')
    return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/.test(value) ? value : null;
  if (type === 'Federated') return isProvider(value, partition) ? value : null;
  if (type === 'CanonicalUser') return null;
  return bindAws(store, value, partition, shown);
}

function bindAws(store: Store, value: string, partition: string, shown: Principals): string | null {
  if (value === '*') return value;
  if (/^\d{12}$/.test(value)) return bindAws(store, `arn:${partition}:iam::${value}:root`, partition, shown);
  if (/^arn:[a-z-]+:iam::\d{12}:group\//.test(value))
    throw invalidArn(`A group can not be a principal: ${value}`);
  if (!value.startsWith(`arn:${partition}:`)) return null;
  const session = /^arn:[a-z-]+:sts::(\d{12}):(assumed-role|federated-user)\/([\w+=,.@/-]+)$/.exec(value);
  if (session !== null) return sessionOwnerExists(store, session, partition, shown) ? value : null;
  const principal = knownPrincipal(store, value, shown);
  if (principal === null) return null;
  return parsePrincipalArn(value)?.kind === 'root' ? value : principal.uniqueId;
}

/** A role session needs its role, whatever the role's path; a federated user needs the account. */
function sessionOwnerExists(
  store: Store,
  match: RegExpExecArray,
  partition: string,
  shown: Principals,
): boolean {
  const [, account = '', kind, name = ''] = match;
  if (kind === 'federated-user')
    return knownPrincipal(store, `arn:${partition}:iam::${account}:root`, shown) !== null;
  const [role = '', session, ...more] = name.split('/');
  if (session === undefined || session.length < 2 || more.length > 0) return false;
  const roles = [...shown.principals.values()].filter(
    (principal) => principal.account === account && principal.kind === 'role' && !principal.deleted,
  );
  return (
    roles.some(({ arn }) => arn.startsWith(`arn:${partition}:`) && arn.endsWith(`/${role}`)) ||
    knownPrincipal(store, `arn:${partition}:iam::${account}:role/${role}`, shown) !== null
  );
}

/** A SAML or OIDC provider by ARN, or one that IAM knows by its domain (IAM user guide, "Federated user principals"). */
function isProvider(value: string, partition: string): boolean {
  if (value.startsWith('arn:'))
    return new RegExp(`^arn:${partition}:iam::\\d{12}:(saml|oidc)-provider/[\\w.:/+=,@-]+$`).test(value);
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value);
}
