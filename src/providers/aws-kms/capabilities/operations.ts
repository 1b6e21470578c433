import { operationActions } from '../../../model/operation-actions.js';
import type { Operation } from '../../../model/operations.js';

/** What keywright calls on a key to observe and reconcile it; the rest of what it needs is no key's business. */
const reconcileActions = [
  ...operationActions.audit,
  'CancelKeyDeletion',
  'CreateAlias',
  'CreateGrant',
  'DeleteAlias',
  'DisableKey',
  'DisableKeyRotation',
  'EnableKey',
  'EnableKeyRotation',
  'PutKeyPolicy',
  'ReplicateKey',
  'RevokeGrant',
  'ScheduleKeyDeletion',
  'TagResource',
  'UntagResource',
  'UpdateAlias',
  'UpdateKeyDescription',
];

const notByNativeGrant: readonly Operation[] = ['administer', 'audit', 'grant-to-service'];

/** The KMS actions of an operation (`kms:Decrypt`), sorted; empty where AWS KMS has no such operation. */
export function actionsOf(operation: Operation): readonly string[] {
  return withPrefix(operationActions[operation]);
}

/** The KMS actions by which keywright reconciles a key, sorted. None of them is cryptographic. */
export function reconcilerActions(): readonly string[] {
  return withPrefix(reconcileActions);
}

/**
 * The operations of a native grant (`Decrypt`) behind an operation, sorted; empty where a native grant can't give
 * it. `grant-to-service` isn't given by native grants: they can't demand that a service makes the grant.
 * Source: AWS KMS API reference, CreateGrant, Operations.
 */
export function grantOperationsOf(operation: Operation): readonly string[] {
  return notByNativeGrant.includes(operation) ? [] : [...operationActions[operation]].sort();
}

function withPrefix(names: readonly string[]): readonly string[] {
  return names.map((name) => `kms:${name}`).sort();
}
