import { createPrincipal, livePrincipal } from './principals.js';
import type { PrincipalRecord, SessionRecord } from './state.js';
import type { Store } from './store.js';

/** What a signature is held against. */
export interface Credential {
  readonly accessKeyId: string;
  /** Any of them may have signed. */
  readonly secrets: readonly string[];
  readonly session: SessionRecord | null;
  /** Whether a session token that comes with a long-term credential is overlooked. */
  readonly ignoresToken: boolean;
  readonly account: string;
  /** Partitions know nothing of each other's credentials. */
  readonly isValidIn: (partition: string) => boolean;
  /** Whose it is; `partition` is where the call is made. */
  readonly principal: (partition: string) => PrincipalRecord;
}

/** The credential under an access key id. Null: unknown, or its principal was deleted. */
export function findCredential(store: Store, accessKeyId: string): Credential | null {
  const record = store.credentials.get(accessKeyId);
  if (record === undefined) return defaultCredential(store, accessKeyId);
  const principal = store.principals.get(record.principalId);
  if (principal === undefined || principal.deleted) return null;
  return {
    accessKeyId,
    secrets: [record.secret],
    session: record.session,
    ignoresToken: false,
    account: principal.account,
    isValidIn: (partition) => principal.arn.startsWith(`arn:${partition}:`),
    principal: () => principal,
  };
}

const defaultAccount = '000000000000';

/**
 * The default world's credentials: `test` is the administrator of account 000000000000, an access key id of twelve
 * digits that of the account so named. The secret is `test` or the access key id. Other local AWS servers
 * take these, and people's settings often hold a session token with them, which counts for nothing here.
 */
function defaultCredential(store: Store, accessKeyId: string): Credential | null {
  if (store.rules.unknownPrincipals !== 'create') return null;
  const account = accessKeyId === 'test' ? defaultAccount : accessKeyId;
  if (!/^\d{12}$/.test(account)) return null;
  return {
    accessKeyId,
    secrets: ['test', accessKeyId],
    session: null,
    ignoresToken: true,
    account,
    isValidIn: () => true,
    principal: (partition) => administratorOf(store, account, partition),
  };
}

const everything = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

/** The user `administrator` of an account, made when it is first needed. */
export function administratorOf(store: Store, account: string, partition: string): PrincipalRecord {
  const arn = `arn:${partition}:iam::${account}:user/administrator`;
  return livePrincipal(store, arn) ?? createPrincipal(store, { arn, policies: [everything] });
}
