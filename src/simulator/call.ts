import { authorizeInAccount, authorizeOnKey } from './authorize-call.js';
import type { CallFacts } from './engine.js';
import { findKey } from './find-key.js';
import { fillMaterial, grantsByToken, recordUsage } from './key-use.js';
import type { Call } from './operation.js';

/** What an operation gets to work with, for one call. */
export function createCall(facts: CallFacts): Call {
  const { store, partition, region } = facts;
  const { account } = facts.caller;
  const call: Call = {
    ...facts,
    account,
    findKey: (keyId, lookup) => findKey(store, { partition, account, region }, keyId, lookup),
    authorize: (access) => authorizeOnKey(call, access),
    authorizeInAccount: (action, resource, conditions) =>
      authorizeInAccount(call, action, resource, conditions),
    grantsByToken: (tokens) => grantsByToken(store, tokens),
    recordUsage: (operation, key) => recordUsage(facts, operation, key),
    fillMaterial: (key, materialId, keyMaterial) => fillMaterial(store, key, materialId, keyMaterial),
  };
  return call;
}
