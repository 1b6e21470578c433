import { type AccessRequest, type Decision, evaluate } from '../access/evaluate.js';
import { nativeGrantOf } from './grant-form.js';
import type { Call, Conditions, KeyAccess } from './operation.js';
import { requestContext } from './request-context.js';
import { accessDenied } from './service-error.js';
import type { KeyRecord } from './state.js';
import type { Store } from './store.js';

type Context = Record<string, readonly string[]>;

/**
 * Throws AccessDeniedException unless key policy, grants and the caller's policies allow `kms:<action>` on the key, and
 * InvalidGrantTokenException for a grant token that is none. Grants count at once, token or not.
 */
export function authorizeOnKey(call: Call, access: KeyAccess): void {
  call.grantsByToken(access.grantTokens ?? []);
  const request = keyRequest(call, access);
  const decision = decideOnKey(call, access, request, call.caller.sessionPolicies);
  if (decision.verdict !== 'allow') throw denied(call, request, decision);
}

/** Whether the caller, in any session, may do the action on the key as it is given: with a policy that isn't stored yet, say. */
export function mayOnKey(call: Call, access: KeyAccess): boolean {
  return decideOnKey(call, access, keyRequest(call, access), []).verdict === 'allow';
}

function keyRequest(call: Call, { key, action, encryptionContext, conditions }: KeyAccess): AccessRequest {
  return requestOf(call, `kms:${action}`, key.arn, {
    ...keyContext(call.store, key),
    ...contextOfEncryption(encryptionContext ?? {}),
    ...listed(conditions),
  });
}

function decideOnKey(
  { store, caller }: Call,
  { key, action }: KeyAccess,
  request: AccessRequest,
  sessionPolicies: readonly string[],
): Decision {
  const grants = store.grants
    .where('key', key.arn)
    .filter(({ operations }) => operations.includes(action))
    .map((grant) => nativeGrantOf(store, grant));
  const { identityPolicies } = caller;
  const policies = { keyPolicy: key.policy, keyAccount: key.account, identityPolicies, sessionPolicies };
  return evaluate(request, policies, grants);
}

/**
 * Throws AccessDeniedException unless the caller's IAM policies allow an action that is on no key (`CreateKey`, with or without
 * its prefix `kms:`). `resource` is an ARN or `*`.
 */
export function authorizeInAccount(
  call: Call,
  action: string,
  resource: string,
  conditions: Conditions = {},
): void {
  const name = action.includes(':') ? action : `kms:${action}`;
  const request = requestOf(call, name, resource, listed(conditions));
  const { identityPolicies, sessionPolicies } = call.caller;
  const policies = { keyPolicy: null, keyAccount: call.account, identityPolicies, sessionPolicies };
  const decision = evaluate(request, policies, []);
  if (decision.verdict !== 'allow') throw denied(call, request, decision);
}

function requestOf(call: Call, action: string, resource: string, context: Context): AccessRequest {
  const { kind, arn, principalArn, principalId, account } = call.caller;
  return {
    action,
    resource,
    caller: { kind, arn, principalArn, principalId, account },
    context: { ...requestContext(call), 'kms:CallerAccount': [account], ...context },
  };
}

function denied({ caller }: Call, { action, resource }: AccessRequest, decision: Decision): Error {
  return accessDenied(
    `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${reason(decision, action)}`,
  );
}

/** As AWS words it (IAM user guide, "Troubleshoot access denied error messages"). */
function reason({ because }: Decision, action: string): string {
  if (because.startsWith('an explicit deny')) return `with ${because}`;
  return `because ${because.replace(/allows it$/, `allows the ${action} action`)}`;
}

/** What a request says of its key (AWS KMS developer guide, "Condition keys for AWS KMS"). */
function keyContext(store: Store, key: KeyRecord): Context {
  const aliases = store.aliases.where('target', key.arn).map(({ name }) => name);
  const tags = Object.entries(key.tags).map(([name, value]): [string, string[]] => [
    `aws:ResourceTag/${name}`,
    [value],
  ]);
  const { multiRegion, region } = key;
  return {
    'aws:ResourceAccount': [key.account],
    'kms:KeyOrigin': [key.origin],
    'kms:KeySpec': [key.spec],
    'kms:CustomerMasterKeySpec': [key.spec],
    'kms:KeyUsage': [key.usage],
    'kms:CustomerMasterKeyUsage': [key.usage],
    'kms:MultiRegion': [String(multiRegion !== null)],
    ...(multiRegion === null
      ? {}
      : { 'kms:MultiRegionKeyType': [multiRegion.primaryRegion === region ? 'PRIMARY' : 'REPLICA'] }),
    ...(aliases.length === 0 ? {} : { 'kms:ResourceAliases': aliases }),
    ...Object.fromEntries(tags),
  };
}

function contextOfEncryption(pairs: Readonly<Record<string, string>>): Context {
  const names = Object.keys(pairs);
  if (names.length === 0) return {};
  const values = Object.entries(pairs).map(([name, value]): [string, string[]] => [
    `kms:EncryptionContext:${name}`,
    [value],
  ]);
  return { ...Object.fromEntries(values), 'kms:EncryptionContextKeys': names };
}

function listed(conditions: Conditions = {}): Context {
  const lists = Object.entries(conditions).map(([name, value]): [string, readonly string[]] => [
    name,
    typeof value === 'string' ? [value] : value,
  ]);
  return Object.fromEntries(lists);
}
