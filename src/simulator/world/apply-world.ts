import type { World } from '../../model/generated/world.js';
import { createPrincipal, livePrincipal, type NewPrincipal } from '../principals.js';
import type { CustomKeyStoreRecord, PrincipalRecord } from '../state.js';
import type { Store } from '../store.js';

/**
 * Brings a store, new or from a state file, to a world: what the world describes is made or changed; what was
 * deleted in an earlier run stays deleted, and what was made then stays. `now`: milliseconds since the epoch.
 */
export function applyWorld(store: Store, world: World, now: number): void {
  for (const account of world.accounts) {
    const iam = `arn:${account.partition ?? 'aws'}:iam::${account.id}`;
    ensure(store, { arn: `${iam}:root`, policies: [everything] });
    if (account.organization !== undefined) {
      const { id, paths = [] } = account.organization;
      store.accounts.put(account.id, { id: account.id, organization: { id, paths } });
    }
    for (const role of account.roles ?? []) {
      const trust = role.trust === undefined ? null : policyText(role.trust);
      const maxSessionSeconds = role.maxSessionDuration ?? 3600;
      const arn = `${iam}:role${role.path ?? '/'}${role.name}`;
      ensure(store, { ...described(role), arn, trust, maxSessionSeconds });
    }
    for (const user of account.users ?? []) {
      const principal = ensure(store, {
        ...described(user),
        arn: `${iam}:user${user.path ?? '/'}${user.name}`,
      });
      for (const { id, secret } of principal === null ? [] : (user.accessKeys ?? [])) {
        const principalId = principal?.uniqueId ?? '';
        store.credentials.put(id, { accessKeyId: id, secret, principalId, session: null });
      }
    }
  }
  for (const wanted of world.customKeyStores ?? []) ensureKeyStore(store, wanted, now);
}

/** The root user of an account may do everything in it. */
const everything = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

function described(principal: { policies?: (object | string)[]; tags?: Record<string, string> }) {
  return { policies: (principal.policies ?? []).map(policyText), tags: principal.tags ?? {} };
}

function policyText(policy: object | string): string {
  return typeof policy === 'string' ? policy : JSON.stringify(policy);
}

/** Null where the principal was deleted in an earlier run. */
function ensure(store: Store, wanted: NewPrincipal): PrincipalRecord | null {
  const live = livePrincipal(store, wanted.arn);
  if (live === null)
    return store.principals.count('arn', wanted.arn) > 0 ? null : createPrincipal(store, wanted);
  const next = { ...live, ...wanted };
  if (JSON.stringify(next) !== JSON.stringify(live)) store.principals.put(live.uniqueId, next);
  return next;
}

type WantedKeyStore = NonNullable<World['customKeyStores']>[number];

function ensureKeyStore(store: Store, wanted: WantedKeyStore, now: number): void {
  const id = `${wanted.account} ${wanted.region} ${wanted.id}`;
  if (store.customKeyStores.get(id) !== undefined) return;
  const record: CustomKeyStoreRecord = {
    id: wanted.id,
    account: wanted.account,
    region: wanted.region,
    name: wanted.name,
    type: wanted.type,
    connection: wanted.connection ?? 'CONNECTED',
    settles: null,
    connectionError: wanted.connection === 'FAILED' ? 'INTERNAL_ERROR' : null,
    createdAt: now,
    cloudHsmClusterId: wanted.type === 'AWS_CLOUDHSM' ? `cluster-${wanted.id.slice(4, 15)}` : null,
    trustAnchorCertificate: null,
    xksProxy: null,
  };
  store.customKeyStores.put(id, record);
}
