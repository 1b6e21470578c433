import type { X509Certificate } from 'node:crypto';
import { credentialDueDay, importParametersDueDay, keyDueDay, keyStoreDueDay } from './due.js';
import { awsResourceQuotas, type ResourceQuotas } from './resource-quotas.js';
import type { TableName, Tables } from './state.js';
import { Table } from './table.js';

/** One record written (or removed: null) by a call; what the journal keeps. */
export type Change = {
  readonly [T in TableName]: { readonly table: T; readonly id: string; readonly record: Tables[T] | null };
}[TableName];

/**
 * All state of one simulator. Writes go through `transaction`, which either keeps all of them and returns
 * them for the journal, or none.
 */
export interface Store {
  readonly rules: StoreRules;
  readonly keys: Table<Tables['keys']>;
  readonly aliases: Table<Tables['aliases']>;
  readonly grants: Table<Tables['grants']>;
  readonly accounts: Table<Tables['accounts']>;
  readonly principals: Table<Tables['principals']>;
  readonly credentials: Table<Tables['credentials']>;
  readonly customKeyStores: Table<Tables['customKeyStores']>;
  readonly keyStoreBackings: Table<Tables['keyStoreBackings']>;
  readonly importParameters: Table<Tables['importParameters']>;
}

export interface StoreRules {
  /**
   * What a policy, grant or call that names a principal nobody made gets: `refuse` it, as AWS does, or `create`
   * it (the default world, which has no list of principals). See `knownPrincipal`.
   */
  readonly unknownPrincipals: 'refuse' | 'create';
  /** Above these, operations answer LimitExceededException. Default: AWS's. */
  readonly resourceQuotas?: Partial<ResourceQuotas> | undefined;
  /** Whose attestation documents are accepted. Default: nobody's. */
  readonly attestationRoots?: readonly X509Certificate[];
}

/** The quotas that hold in a store. */
export const resourceQuotasOf = ({ rules }: Store): ResourceQuotas => ({
  ...awsResourceQuotas,
  ...rules.resourceQuotas,
});

export const tableNames = [
  'keys',
  'aliases',
  'grants',
  'accounts',
  'principals',
  'credentials',
  'customKeyStores',
  'keyStoreBackings',
  'importParameters',
] as const satisfies readonly TableName[];

/** Which account and Region a record belongs to, as an index value. */
export const regionIndex = (account: string, region: string) => `${account} ${region}`;

/**
 * An empty store. Indexes: keys by Region (`regionIndex`) and by `account id` (replicas share it), aliases by
 * Region and by target key ARN, grants by key ARN, token and retiring principal's ARN, principals by ARN, credentials by principal,
 * custom key stores by Region, import parameters by key ARN; what time will change also by the day on which it is
 * due (see `due.ts`).
 */
export function createStore(rules: StoreRules = { unknownPrincipals: 'refuse' }): Store {
  return {
    rules,
    keys: new Table({
      region: (key) => regionIndex(key.account, key.region),
      group: (key) => `${key.account} ${key.id}`,
      due: keyDueDay,
    }),
    aliases: new Table({
      region: (alias) => regionIndex(alias.account, alias.region),
      target: (alias) => alias.targetKeyArn,
    }),
    grants: new Table({
      key: (grant) => grant.keyArn,
      token: (grant) => grant.tokens,
      retiring: ({ retiring }) => (retiring?.kind === 'principal' ? retiring.arn : []),
    }),
    accounts: new Table(),
    principals: new Table({ arn: (principal) => principal.arn }),
    credentials: new Table({ principal: (credential) => credential.principalId, due: credentialDueDay }),
    customKeyStores: new Table({
      region: (store) => regionIndex(store.account, store.region),
      due: keyStoreDueDay,
    }),
    keyStoreBackings: new Table(),
    importParameters: new Table({ key: (parameters) => parameters.keyArn, due: importParametersDueDay }),
  };
}

/** Writes one journalled change. */
export function applyChange(store: Store, change: Change): void {
  const table = store[change.table] as Table<unknown>;
  if (change.record === null) table.delete(change.id);
  else table.put(change.id, change.record);
}

/**
 * Runs `body`; when it throws, every table is as before and the error goes on. Returns what `body` returned
 * and the changes, in order, the last write of each record only. `keep` gets the changes before they are final:
 * what can't be written down didn't happen.
 */
export function transaction<T>(
  store: Store,
  body: () => T,
  keep: (changes: readonly Change[]) => void = () => {},
): { readonly result: T; readonly changes: Change[] } {
  for (const name of tableNames) store[name].begin();
  try {
    const result = body();
    const changes = tableNames.flatMap((table) =>
      store[table].changed().map(([id, record]) => ({ table, id, record }) as Change),
    );
    keep(changes);
    for (const name of tableNames) store[name].commit();
    return { result, changes };
  } catch (error) {
    for (const name of tableNames) store[name].rollBack();
    throw error;
  }
}
