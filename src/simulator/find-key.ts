import type { StoreView } from './consistency/store-view.js';
import type { KeyLookup } from './operation.js';
import { accessDenied, invalidArn, keyMissing, notFound } from './service-error.js';
import type { KeyRecord } from './state.js';
import type { Store } from './store.js';

/** Where a call is made: what an id or alias name without an ARN belongs to. */
export interface Whereabouts {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

interface Stores {
  readonly store: Store;
  readonly shown: StoreView;
}

const keyArn = /^arn:([a-z-]+):kms:([a-z0-9-]+):(\d{12}):(key|alias)\/(.+)$/;
/** Capital letters are well-formed, though no key has them. */
const keyId = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/i;

/**
 * The key that a key id, key ARN, alias name or alias ARN names, as it is. What is found is what `shown` shows: a key that is too
 * new is not there yet (AWS KMS developer guide, "AWS KMS eventual consistency"), an alias may still name its old key.
 * Throws NotFoundException where there is none, InvalidArnException for a malformed ARN and for an alias where the
 * operation takes none, AccessDeniedException for another account's key where the operation doesn't cross accounts.
 * Source: AWS KMS API reference, parameter KeyId of each operation.
 */
export function findKey(
  store: Store,
  where: Whereabouts,
  name: string,
  { alias = true, crossAccount = true }: KeyLookup = {},
  shown: StoreView = store,
): KeyRecord {
  const { partition, account, region } = where;
  if (name.startsWith('arn:')) return findByArn({ store, shown }, where, name, { alias, crossAccount });
  const here = `arn:${partition}:kms:${region}:${account}:`;
  if (name.startsWith('alias/')) return findByAlias({ store, shown }, `${here}${name}`, alias);
  if (!keyId.test(name)) throw notFound(`Invalid keyId '${name}'`);
  return existing({ store, shown }, `${here}key/${name}`);
}

function findByArn(stores: Stores, where: Whereabouts, arn: string, lookup: Required<KeyLookup>): KeyRecord {
  const [, partition, region, account, kind, id = ''] = keyArn.exec(arn) ?? [];
  if (kind === undefined) throw invalidArn(`Invalid ARN '${arn}'`);
  if (partition !== where.partition || region !== where.region)
    throw notFound(`Invalid arn ${region ?? where.region}`);
  if (!lookup.crossAccount && account !== where.account)
    throw accessDenied(`The operation can not be performed on a resource of another account: ${arn}`);
  if (kind === 'alias') return findByAlias(stores, arn, lookup.alias);
  if (!keyId.test(id)) throw notFound(`Invalid keyId ${id}`);
  return existing(stores, arn);
}

function findByAlias(stores: Stores, arn: string, allowed: boolean): KeyRecord {
  if (!allowed) throw invalidArn('Key Aliases are not supported for this operation.');
  const alias = stores.shown.aliases.get(arn);
  if (alias === undefined) throw notFound(`Alias ${arn} is not found.`);
  return existing(stores, alias.targetKeyArn);
}

function existing({ store, shown }: Stores, arn: string): KeyRecord {
  const key = shown.keys.get(arn) === undefined ? undefined : store.keys.get(arn);
  if (key === undefined) throw keyMissing(arn);
  return key;
}
