import type { StoreView } from './consistency/store-view.js';
import { createPrincipal, livePrincipal } from './principals.js';
import type { CredentialRecord, PrincipalRecord, SessionRecord } from './state.js';
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
  /** The unique id of its principal, or the name of the AWS service that calls with it. */
  readonly owner: string;
  /** Whose it is; `partition` is where the call is made. Null: an AWS service's. */
  readonly principal: (partition: string) => PrincipalRecord | null;
}

/** The credential under an access key id. Null: unknown, or its principal was deleted or can't be seen yet in `shown`. */
export function findCredential(
  store: Store,
  accessKeyId: string,
  shown: Pick<StoreView, 'principals'> = store,
): Credential | null {
  const record = store.credentials.get(accessKeyId);
  if (record === undefined) return defaultCredential(store, accessKeyId);
  if (typeof record.session?.origin?.service === 'string') return serviceCredential(record);
  const principal = shown.principals.get(record.principalId);
  if (principal === undefined || principal.deleted) return null;
  return {
    accessKeyId,
    secrets: [record.secret],
    session: record.session,
    ignoresToken: false,
    account: principal.account,
    owner: principal.uniqueId,
    isValidIn: (partition) => principal.arn.startsWith(`arn:${partition}:`),
    principal: () => principal,
  };
}

/** It counts and acts for the account whose resource the service works for. */
function serviceCredential({ accessKeyId, secret, session, principalId }: CredentialRecord): Credential {
  const [account = ''] = session?.origin?.context['aws:SourceAccount'] ?? [];
  return {
    accessKeyId,
    secrets: [secret],
    session,
    ignoresToken: false,
    account,
    owner: principalId,
    isValidIn: () => true,
    principal: () => null,
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
    owner: accessKeyId,
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
