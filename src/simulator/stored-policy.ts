import type { StoreView } from './consistency/store-view.js';
import { bindPrincipal } from './policy/bind-principal.js';
import { checkPolicyText } from './policy/check-policy-text.js';
import { printPolicy } from './policy/print-policy.js';
import { rewritePrincipals } from './policy/rewrite-principals.js';
import { malformedPolicy } from './service-error.js';
import type { Store } from './store.js';

type Principals = Pick<StoreView, 'principals'>;

/**
 * A key policy as it is stored, and as it decides about calls: checked, with every role and user as its unique id
 * (`Caller.principalId`), so that one that is deleted and made again has no access by it. Throws what `checkPolicyText` throws, MalformedPolicyDocumentException for principals that don't
 * exist or can't be seen yet in `shown`, InvalidArnException for groups.
 */
export function storePolicy(
  store: Store,
  text: string,
  partition: string,
  shown: Principals = store,
): string {
  checkPolicyText(text);
  return rewritePrincipals(text, (value, type) => {
    const bound = bindPrincipal(store, value, type, partition, shown);
    if (bound === null)
      throw malformedPolicy('Policy contains a statement with one or more invalid principals.');
    return bound;
  });
}

/** A stored policy as GetKeyPolicy shows it: in AWS's layout, and who is deleted as a unique id. */
export function showPolicy(store: Principals, stored: string): string {
  const shown = rewritePrincipals(stored, (value, type) => {
    const principal = type === 'AWS' ? store.principals.get(value) : undefined;
    return principal === undefined || principal.deleted ? value : principal.arn;
  });
  return printPolicy(shown);
}
