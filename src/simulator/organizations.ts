import type { Store } from './store.js';

type Context = Readonly<Record<string, readonly string[]>>;

/**
 * The condition keys `aws:<role>OrgID` and `aws:<role>OrgPaths` of whoever is in the account; none where it is in no organization
 * (IAM user guide, "AWS global condition context keys").
 */
export function organizationContext(
  store: Store,
  role: 'Principal' | 'Resource' | 'Source',
  account: string,
): Context {
  const membership = store.accounts.get(account)?.organization ?? null;
  if (membership === null) return {};
  const { id, paths } = membership;
  return {
    [`aws:${role}OrgID`]: [id],
    ...(paths.length === 0 ? {} : { [`aws:${role}OrgPaths`]: paths }),
  };
}

/** What a request tells of the account that owns its resource. */
export function ownerContext(store: Store, account: string): Context {
  return { 'aws:ResourceAccount': [account], ...organizationContext(store, 'Resource', account) };
}
