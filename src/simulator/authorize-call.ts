import { type AccessRequest, type Decision, evaluate } from '../access/evaluate.js';
import { requestCallerOf } from './callers.js';
import { nativeGrantOf } from './grant-form.js';
import type { Call, Conditions, KeyAccess } from './operation.js';
import { ownerContext } from './organizations.js';
import { requestContext } from './request-context.js';
import { accessDenied } from './service-error.js';
import type { GrantRecord, KeyRecord } from './state.js';

type Context = Record<string, readonly string[]>;

/**
 * Throws AccessDeniedException unless key policy, grants and the caller's policies allow `kms:<action>` on the key, and
 * InvalidGrantTokenException for a grant token that is none. A grant that isn't in force yet counts by its token.
 */
export function authorizeOnKey(call: Call, access: KeyAccess): void {
  if (isUnrestricted(call)) return void call.grantsByToken(access.grantTokens ?? []);
  const seen = { ...access, key: keyInForce(call, access.key) };
  const request = keyRequest(call, seen);
  const decision = decideOnKey(call, seen, request, call.caller.sessionPolicies);
  if (decision.verdict !== 'allow') throw denied(call, request, decision, access.byCiphertext);
}

/** Whether the caller, in any session, may do the action on the key as it is given: with a policy that isn't stored yet, say. */
export function mayOnKey(call: Call, access: KeyAccess): boolean {
  return isUnrestricted(call) || decideOnKey(call, access, keyRequest(call, access), []).verdict === 'allow';
}

/** The key with the policy and tags by which calls are decided now. */
export function keyInForce({ inForce }: Call, key: KeyRecord): KeyRecord {
  return inForce.keys.get(key.arn) ?? key;
}

/** The key's grants that decide about a call which brings these tokens. Throws InvalidGrantTokenException for one that is none. */
export function grantsInForce(call: Call, key: KeyRecord, tokens: readonly string[]): readonly GrantRecord[] {
  const inForce = call.inForce.grants.where('key', key.arn);
  const known = new Set(inForce.map(({ id }) => id));
  const byToken = call.grantsByToken(tokens).filter(({ keyArn, id }) => keyArn === key.arn && !known.has(id));
  return [...inForce, ...byToken];
}

function isUnrestricted({ caller }: Call): boolean {
  return caller.origin?.unrestricted === true;
}

function keyRequest(call: Call, { key, action, encryptionContext, conditions }: KeyAccess): AccessRequest {
  return requestOf(call, `kms:${action}`, key.arn, {
    ...keyContext(call, key),
    ...contextOfEncryption(encryptionContext ?? {}),
    ...listed(conditions),
  });
}

function decideOnKey(
  call: Call,
  { key, action, grantTokens = [] }: KeyAccess,
  request: AccessRequest,
  sessionPolicies: readonly string[],
): Decision {
  const grants = grantsInForce(call, key, grantTokens)
    .filter(({ operations }) => operations.includes(action))
    .map((grant) => nativeGrantOf(call.inForce, grant));
  const { identityPolicies } = call.caller;
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
  if (isUnrestricted(call)) return;
  const name = action.includes(':') ? action : `kms:${action}`;
  const request = requestOf(call, name, resource, listed(conditions));
  const { identityPolicies, sessionPolicies } = call.caller;
  const policies = { keyPolicy: null, keyAccount: call.account, identityPolicies, sessionPolicies };
  const decision = evaluate(request, policies, []);
  if (decision.verdict !== 'allow') throw denied(call, request, decision);
}

function requestOf(call: Call, action: string, resource: string, context: Context): AccessRequest {
  return {
    action,
    resource,
    caller: requestCallerOf(call.caller),
    context: { ...requestContext(call, action), ...context },
  };
}

/** Another account's key isn't named, nor what its policy says or whether it exists. */
function denied(
  { caller }: Call,
  { action, resource }: AccessRequest,
  decision: Decision,
  byCiphertext = false,
): Error {
  const owner = resource.split(':')[4] ?? '';
  const why = reason(decision, action);
  if (owner === '' || owner === caller.account)
    return refused(caller, action, `on resource: ${resource} ${why}`);
  return decision.because.includes('resource-based policy')
    ? undisclosed({ caller }, action, byCiphertext)
    : refused(caller, action, `${unnamed(byCiphertext)} ${why}`);
}

/** Whether another account's key isn't there or isn't for the caller, AWS doesn't tell. */
export function undisclosed({ caller }: Pick<Call, 'caller'>, action: string, byCiphertext = false): Error {
  return refused(caller, action, `${unnamed(byCiphertext)} ${notDisclosed}`);
}

function refused({ arn }: Call['caller'], action: string, what: string): Error {
  return accessDenied(`User: ${arn} is not authorized to perform: ${action} ${what}`);
}

const unnamed = (byCiphertext: boolean) =>
  byCiphertext ? 'on the resource associated with this ciphertext' : 'on this resource';

const notDisclosed =
  'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access';

/** As AWS words it (IAM user guide, "Troubleshoot access denied error messages"). */
function reason({ because }: Decision, action: string): string {
  if (because.startsWith('an explicit deny')) return `with ${because}`;
  return `because ${because.replace(/allows it$/, `allows the ${action} action`)}`;
}

/** What a request says of its key (AWS KMS developer guide, "Condition keys for AWS KMS"). */
function keyContext(call: Call, key: KeyRecord): Context {
  const aliases = call.inForce.aliases.where('target', key.arn).map(({ name }) => name);
  const tags = Object.entries(keyInForce(call, key).tags).map(([name, value]): [string, string[]] => [
    `aws:ResourceTag/${name}`,
    [value],
  ]);
  const { multiRegion, region } = key;
  return {
    ...ownerContext(call.store, key.account),
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

/** Condition keys have no case: pairs whose names differ by nothing else are one key with several values, in whatever order they came. */
function contextOfEncryption(pairs: Readonly<Record<string, string>>): Context {
  const names = Object.keys(pairs);
  if (names.length === 0) return {};
  const values: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(pairs)) {
    const key = `kms:EncryptionContext:${name.toLowerCase()}`;
    values[key] = [...(values[key] ?? []), value];
  }
  return { ...values, 'kms:EncryptionContextKeys': names };
}

function listed(conditions: Conditions = {}): Context {
  const lists = Object.entries(conditions).map(([name, value]): [string, readonly string[]] => [
    name,
    typeof value === 'string' ? [value] : value,
  ]);
  return Object.fromEntries(lists);
}
