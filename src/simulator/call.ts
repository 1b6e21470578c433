import { authorizeInAccount, authorizeOnKey, undisclosed } from './authorize-call.js';
import { immediateViews } from './consistency/store-view.js';
import type { CallFacts } from './engine.js';
import { findKey } from './find-key.js';
import { fillMaterial, grantsByToken, recordUsage } from './key-use.js';
import type { Call } from './operation.js';
import { ServiceError } from './service-error.js';

/** What an operation gets to work with, for one call. */
export function createCall(facts: CallFacts): Call {
  const { store, partition, region } = facts;
  const { account } = facts.caller;
  const { shown, inForce, grantsOfToken } = facts.views ?? immediateViews(store);
  const call: Call = {
    ...facts,
    account,
    shown,
    inForce,
    findKey: (keyId, lookup) => {
      try {
        return findKey(store, { partition, account, region }, keyId, lookup, shown);
      } catch (error) {
        throw isMissingElsewhere(error, keyId, facts) ? undisclosed(facts, actionOf(facts)) : error;
      }
    },
    authorize: (access) => authorizeOnKey(call, access),
    authorizeInAccount: (action, resource, conditions) =>
      authorizeInAccount(call, action, resource, conditions),
    grantsByToken: (tokens) => grantsByToken(grantsOfToken, tokens),
    recordUsage: (operation, key) => recordUsage(facts, operation, key),
    fillMaterial: (key, materialId, keyMaterial) => fillMaterial(store, key, materialId, keyMaterial),
  };
  return call;
}

/** The key of another account isn't there; that it isn't would say something about that account. */
function isMissingElsewhere(
  error: unknown,
  keyId: string,
  { caller, region, partition }: CallFacts,
): boolean {
  if (!(error instanceof ServiceError) || error.code !== 'NotFoundException') return false;
  const [, itsPartition, , itsRegion, itsAccount] = keyId.split(':');
  return itsPartition === partition && itsRegion === region && itsAccount !== caller.account;
}

function actionOf({ operation = '' }: CallFacts): string {
  return `kms:${operation === 'ReEncrypt' ? 'ReEncryptFrom' : operation}`;
}
