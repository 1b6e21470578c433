import { createHash } from 'node:crypto';
import type { StoreView } from './consistency/store-view.js';
import type { PrincipalRecord } from './state.js';
import type { Store } from './store.js';

/** A role's, user's or root ARN in its parts; `name` has the path. */
export interface PrincipalArn {
  readonly partition: string;
  readonly account: string;
  readonly kind: 'role' | 'user' | 'root';
  readonly name: string;
}

const principalArn = /^arn:([a-z-]+):iam::(\d{12}):(?:(role|user)\/([\w+=,.@/-]+)|root)$/;

/** Null unless the text is the ARN of a role, a user or an account's root user (IAM guide, "IAM identifiers"). */
export function parsePrincipalArn(arn: string): PrincipalArn | null {
  const match = principalArn.exec(arn);
  if (match === null) return null;
  const [, partition = '', account = '', kind, name = ''] = match;
  if (name.endsWith('/') || name.startsWith('/')) return null;
  return { partition, account, kind: kind === 'role' || kind === 'user' ? kind : 'root', name };
}

/** The principal that lives under this ARN now: where the end of an earlier one can't be seen yet, the newest. */
export function livePrincipal(store: Pick<StoreView, 'principals'>, arn: string): PrincipalRecord | null {
  return store.principals.where('arn', arn).findLast((principal) => !principal.deleted) ?? null;
}

/**
 * The principal that a policy, grant or call names, made on the spot where the store's rules say so. Null: there is
 * none (any more), or none that can be seen in `shown`. A deleted principal stays deleted until somebody makes it anew.
 */
export function knownPrincipal(
  store: Store,
  arn: string,
  shown: Pick<StoreView, 'principals'> = store,
): PrincipalRecord | null {
  const live = livePrincipal(shown, arn);
  if (live !== null || store.rules.unknownPrincipals === 'refuse') return live;
  if (parsePrincipalArn(arn) === null || store.principals.count('arn', arn) > 0) return null;
  return createPrincipal(store, { arn, trust: trustAnyone });
}

/** Roles that nobody described can be assumed by whoever may call AssumeRole. */
const trustAnyone = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
});

export interface NewPrincipal {
  readonly arn: string;
  readonly policies?: readonly string[];
  readonly trust?: string | null;
  readonly tags?: Readonly<Record<string, string>>;
  /** Of a role. */
  readonly maxSessionSeconds?: number;
}

/** Makes a role, user or account root. Its unique id differs from those of earlier principals with its ARN. */
export function createPrincipal(store: Store, wanted: NewPrincipal): PrincipalRecord {
  const parts = parsePrincipalArn(wanted.arn);
  if (parts === null) throw new Error(`not the ARN of a role or user: ${wanted.arn}`);
  const principal: PrincipalRecord = {
    uniqueId: uniqueIdOf(parts, wanted.arn, store.principals.count('arn', wanted.arn)),
    arn: wanted.arn,
    kind: parts.kind === 'role' ? 'role' : 'user',
    account: parts.account,
    policies: wanted.policies ?? [],
    trust: parts.kind === 'role' ? (wanted.trust ?? null) : null,
    tags: wanted.tags ?? {},
    deleted: false,
    ...(wanted.maxSessionSeconds === undefined ? {} : { maxSessionSeconds: wanted.maxSessionSeconds }),
  };
  store.principals.put(principal.uniqueId, principal);
  return principal;
}

/** Deletes a principal and everything it can sign with; policies that bind to it keep its unique id. */
export function deletePrincipal(store: Store, principal: PrincipalRecord): void {
  for (const credential of store.credentials.where('principal', principal.uniqueId)) {
    store.credentials.delete(credential.accessKeyId);
  }
  store.principals.put(principal.uniqueId, { ...principal, deleted: true });
}

/**
 * AROA or AIDA and 17 characters (IAM guide, "Unique identifiers"); a root user's unique id is its account.
 * Derived, not drawn: the same history gives the same ids.
 */
function uniqueIdOf(parts: PrincipalArn, arn: string, earlier: number): string {
  if (parts.kind === 'root') return parts.account;
  const digest = createHash('sha256').update(`${arn} ${earlier}`).digest();
  return (parts.kind === 'role' ? 'AROA' : 'AIDA') + base32(digest).slice(0, 17);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** One character a byte: 5 bits of each are plenty here. */
export function base32(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join('');
}
