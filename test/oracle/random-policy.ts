import { operatorsOf, type WorldKey, worldKeys } from './condition-world.js';
import type { Prng } from './prng.js';
import type {
  OneOrMany,
  RawCondition,
  RawPolicy,
  RawPrincipal,
  RawScalar,
  RawStatement,
} from './raw-policy.js';
import { actionPatterns, awsPrincipals, keyArn, provider, serviceNames } from './world.js';

/** A key policy of up to `most` statements, over the condition keys given. */
export function randomKeyPolicy(random: Prng, most = 4, keys = worldKeys): RawPolicy {
  const count = 1 + random.below(most);
  const statements = Array.from({ length: count }, () => randomStatement(random, keys));
  const [only] = statements;
  return {
    ...randomVersion(random),
    Statement: count === 1 && only !== undefined && random.chance(0.3) ? only : statements,
  };
}

/** An identity-based or session policy: statements without principals, mostly wide ones. */
export function randomIamPolicy(random: Prng): RawPolicy {
  const statements = Array.from({ length: 1 + random.below(2) }, (): RawStatement => {
    const { Principal, NotPrincipal, ...rest } = randomStatement(random, worldKeys);
    const effect = random.chance(0.15) ? 'Deny' : 'Allow';
    return random.chance(0.4)
      ? { Effect: effect, Action: 'kms:*', Resource: '*' }
      : { ...rest, Effect: effect };
  });
  return { ...randomVersion(random), Statement: statements };
}

function randomVersion(random: Prng): Pick<RawPolicy, 'Version'> {
  if (random.chance(0.75)) return { Version: '2012-10-17' };
  return random.chance(0.5) ? { Version: '2008-10-17' } : {};
}

export function randomStatement(random: Prng, keys: readonly WorldKey[]): RawStatement {
  return {
    ...(random.chance(0.3) ? { Sid: `s ${random.below(100)}` } : {}),
    Effect: random.chance(0.3) ? 'Deny' : 'Allow',
    [random.chance(0.15) ? 'NotPrincipal' : 'Principal']: randomPrincipal(random),
    ...randomActions(random),
    ...randomResource(random),
    ...(random.chance(0.6) ? { Condition: randomCondition(random, keys) } : {}),
  };
}

export function randomPrincipal(random: Prng): RawPrincipal {
  if (random.chance(0.25)) return random.chance(0.5) ? '*' : { AWS: '*' };
  const parts: Record<string, OneOrMany<string>> = {};
  if (random.chance(0.9)) parts['AWS'] = oneOrMany(random, random.some(awsPrincipals, 1, 4));
  if (random.chance(0.2)) parts['Service'] = oneOrMany(random, random.some(serviceNames, 1, 2));
  if (random.chance(0.05)) parts['Federated'] = provider;
  return Object.keys(parts).length === 0 ? { AWS: random.pick(awsPrincipals) } : parts;
}

export function randomActions(random: Prng): Pick<RawStatement, 'Action' | 'NotAction'> {
  if (random.chance(0.3)) return { Action: random.pick(['kms:*', '*']) };
  if (random.chance(0.02)) return {};
  const patterns = oneOrMany(random, random.some(actionPatterns, 1, 4));
  return random.chance(0.15) ? { NotAction: patterns } : { Action: patterns };
}

function randomResource(random: Prng): Pick<RawStatement, 'Resource' | 'NotResource'> {
  if (random.chance(0.85)) return { Resource: '*' };
  const patterns = [
    keyArn,
    'arn:aws:kms:*',
    'arn:aws:kms:eu-west-1:*:key/*',
    'arn:aws:kms:eu-west-1:*:key/0*',
  ];
  const some = oneOrMany(random, random.some(patterns, 1, 2));
  if (random.chance(0.1)) return {};
  return random.chance(0.3) ? { NotResource: some } : { Resource: some };
}

export function randomCondition(random: Prng, keys: readonly WorldKey[]): RawCondition {
  const condition: Record<string, Record<string, OneOrMany<RawScalar>>> = {};
  for (const key of random.some(keys, 1, 2)) {
    const operator = randomOperator(random, key);
    condition[operator] = {
      ...condition[operator],
      [spelled(random, key.key)]: valuesFor(random, key, operator),
    };
  }
  return condition;
}

function randomOperator(random: Prng, { kind, multi }: WorldKey): string {
  const quantifier = random.chance(multi === true ? 0.85 : 0.08)
    ? random.pick(['ForAllValues:', 'ForAnyValue:'])
    : '';
  if (random.chance(0.08)) return 'Null';
  return `${quantifier}${random.pick(operatorsOf[kind])}${random.chance(0.15) ? 'IfExists' : ''}`;
}

function valuesFor(random: Prng, key: WorldKey, operator: string): OneOrMany<RawScalar> {
  if (operator === 'Null')
    return random.chance(0.5) ? random.pick([true, false]) : random.pick(['true', 'false']);
  const some = random.some([...key.values, ...(key.patterns ?? [])], 1, 3);
  if (key.kind === 'bool' && random.chance(0.5)) return random.chance(0.5);
  if (key.kind === 'numeric' && random.chance(0.3)) return random.pick([7, 14, 3600, -1]);
  return oneOrMany(random, some);
}

/** Condition keys are compared without regard to case. */
function spelled(random: Prng, key: string): string {
  return random.chance(0.1) ? key.toLowerCase() : key;
}

function oneOrMany<T extends string>(random: Prng, list: readonly T[]): OneOrMany<T> {
  const [only] = list;
  return list.length === 1 && only !== undefined && random.chance(0.7) ? only : list;
}
