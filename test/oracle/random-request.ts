import type { GrantConstraints, NativeGrant } from '../../src/model/native-grant.js';
import { type WorldKey, worldKeys } from './condition-world.js';
import type { NaiveRequest } from './naive-evaluator.js';
import type { Caller } from './naive-principals.js';
import type { Prng } from './prng.js';
import { actions, awsPrincipals, callers, keyArn, serviceNames } from './world.js';

/** A request with any context: also ones that no caller of AWS could make, for a decision is defined for those too. */
export function randomRequest(random: Prng): NaiveRequest {
  const caller = random.pick(callers);
  return {
    action: random.chance(0.05) ? random.pick(['KMS:DECRYPT', 'kms:encrypt']) : random.pick(actions),
    resource: keyArn,
    caller,
    context: randomContext(random, caller),
  };
}

function randomContext(random: Prng, caller: Caller): Readonly<Record<string, readonly string[]>> {
  const context: Record<string, readonly string[]> = {};
  for (const key of worldKeys) if (random.chance(0.5)) context[key.key] = valuesIn(random, key);
  if (caller.kind === 'role' || caller.kind === 'user') {
    if (random.chance(0.8)) context['aws:PrincipalArn'] = [caller.principalArn];
    if (random.chance(0.8)) context['aws:PrincipalAccount'] = [caller.account];
    if (random.chance(0.8)) context['kms:CallerAccount'] = [caller.account];
  }
  return context;
}

function valuesIn(random: Prng, { values, multi, kind }: WorldKey): readonly string[] {
  if (multi === true) return random.some(values, random.chance(0.1) ? 0 : 1, 3);
  return [kind === 'string' && random.chance(0.1) ? 'other' : random.pick(values)];
}

const grantOperations = [
  'CreateGrant',
  'Decrypt',
  'DescribeKey',
  'Encrypt',
  'GenerateDataKey',
  'RetireGrant',
];

export function randomGrant(random: Prng): NativeGrant {
  const grantee = random.chance(0.15)
    ? { kind: 'service' as const, name: random.pick(serviceNames) }
    : { kind: 'principal' as const, arn: random.pick(awsPrincipals) };
  return {
    name: random.chance(0.5) ? 'grant' : null,
    grantee,
    retiring: null,
    operations: [...random.some(grantOperations, 1, 3)].sort(),
    constraints: randomConstraints(random),
  };
}

function randomConstraints(random: Prng): GrantConstraints {
  const context = { [random.pick(['tenant', 'Tenant'])]: random.pick(['acme', 'Acme', 'beta']) };
  const which = random.below(6);
  if (which === 0) return { encryptionContextEquals: context };
  if (which === 1) return { encryptionContextSubset: context };
  if (which === 2)
    return { sourceArn: random.pick(['arn:aws:s3:::bucket-*', 'arn:aws:s3:::bucket-111122223333']) };
  return {};
}
