import type { Prng } from './prng.js';
import {
  listOf,
  type OneOrMany,
  type RawCondition,
  type RawPolicy,
  type RawPrincipal,
  type RawScalar,
  type RawStatement,
  statementsOf,
} from './raw-policy.js';
import { rootOf } from './world.js';

/** Another text of the same policy. */
export type Respelling = (random: Prng, policy: RawPolicy) => RawPolicy;

const eachStatement =
  (change: (random: Prng, statement: RawStatement) => RawStatement): Respelling =>
  (random, policy) => ({
    ...policy,
    Statement: statementsOf(policy).map((statement) => change(random, statement)),
  });

const eachList = (change: (random: Prng, list: OneOrMany<string>) => OneOrMany<string>) =>
  eachStatement((random, statement) => {
    const { Principal, NotPrincipal, Action, NotAction, Resource, NotResource, ...rest } = statement;
    const principals = (element: RawPrincipal | undefined) =>
      element === undefined || element === '*'
        ? element
        : Object.fromEntries(Object.entries(element).map(([type, list]) => [type, change(random, list)]));
    const lists = { Action, NotAction, Resource, NotResource };
    const changed = Object.entries(lists).flatMap(([name, list]) =>
      list === undefined ? [] : [[name, change(random, list)]],
    );
    const people = Object.entries({
      Principal: principals(Principal),
      NotPrincipal: principals(NotPrincipal),
    });
    return {
      ...rest,
      ...Object.fromEntries(people.filter(([, element]) => element !== undefined)),
      ...Object.fromEntries(changed),
    };
  });

const eachTest = (
  change: (
    random: Prng,
    operator: string,
    key: string,
    values: OneOrMany<RawScalar>,
  ) => readonly [string, string, OneOrMany<RawScalar>],
) =>
  eachStatement((random, { Condition, ...rest }) => {
    if (Condition === undefined) return rest;
    const condition: Record<string, Record<string, OneOrMany<RawScalar>>> = {};
    for (const [operator, keys] of Object.entries(Condition))
      for (const [key, values] of Object.entries(keys)) {
        const [newOperator, newKey, newValues] = change(random, operator, key, values);
        condition[newOperator] = { ...condition[newOperator], [newKey]: newValues };
      }
    const isWhole = countOf(condition) === countOf(Condition);
    return { ...rest, Condition: isWhole ? condition : Condition };
  });

function countOf(condition: RawCondition): number {
  return Object.values(condition).reduce((sum, keys) => sum + Object.keys(keys).length, 0);
}

const asList = <T extends RawScalar>(list: OneOrMany<T>): readonly T[] => listOf(list);

function pattern(random: Prng, text: string): string {
  if (text === 'kms:*') return random.pick(['kms:**', 'KMS:*', '*', 'kms:*']);
  return random.chance(0.5) ? text.toUpperCase() : text.toLowerCase();
}

function splitBy(name: 'Action' | 'Principal'): Respelling {
  return (_, policy) => ({
    ...policy,
    Statement: statementsOf(policy).flatMap((statement): readonly RawStatement[] => {
      if (name === 'Action')
        return statement.Action === undefined
          ? [statement]
          : listOf(statement.Action).map((Action) => ({ ...statement, Action }));
      const { Principal } = statement;
      if (Principal === undefined || Principal === '*') return [statement];
      return Object.entries(Principal).flatMap(([type, list]) =>
        listOf(list).map((one) => ({ ...statement, Principal: { [type]: one } })),
      );
    }),
  });
}

/** Ways to write a policy otherwise. What each means is the same by AWS's documentation of the elements. */
export const respellings: Readonly<Record<string, Respelling>> = {
  'statements in another order': (random, policy) => ({
    ...policy,
    Statement: random.shuffled(statementsOf(policy)),
  }),
  'members of lists in another order': eachList((random, list) =>
    Array.isArray(list) ? random.shuffled(asList(list)) : list,
  ),
  'scalars as lists': eachList((_, list) => asList(list)),
  'members twice': eachList((_, list) => [...asList(list), ...asList(list)]),
  'statements twice': (_, policy) => ({
    ...policy,
    Statement: [...statementsOf(policy), ...statementsOf(policy)],
  }),
  'statements split by action': splitBy('Action'),
  'statements split by principal': splitBy('Principal'),
  'other Sids and Id': (random, policy) => ({
    ...policy,
    Id: 'renamed',
    Statement: statementsOf(policy).map((statement, index) => ({
      ...statement,
      Sid: `renamed ${index} ${random.below(9)}`,
    })),
  }),
  'account ids as root ARNs': eachList((_, list) =>
    asList(list).map((text) => (/^\d{12}$/.test(text) ? rootOf(text) : text)),
  ),
  'root ARNs as account ids': eachList((_, list) =>
    asList(list).map((text) => /^arn:aws:iam::(\d{12}):root$/.exec(text)?.[1] ?? text),
  ),
  'everybody as an object': eachStatement((_, { Principal, ...rest }) => ({
    ...rest,
    ...(Principal === undefined ? {} : { Principal: Principal === '*' ? { AWS: ['*'] } : Principal }),
  })),
  'actions in another case': eachStatement((random, { Action, NotAction, ...rest }) => ({
    ...rest,
    ...(Action === undefined ? {} : { Action: asList(Action).map((text) => pattern(random, text)) }),
    ...(NotAction === undefined ? {} : { NotAction: asList(NotAction).map((text) => pattern(random, text)) }),
  })),
  'condition keys in another case': eachTest((random, operator, key, values) => [
    operator,
    random.chance(0.5) ? key.toUpperCase() : key.toLowerCase(),
    values,
  ]),
  'bools and numbers as text': eachTest((_, operator, key, values) => [
    operator,
    key,
    listOf(values).map(String),
  ]),
  'text as bools and numbers': eachTest((_, operator, key, values) => [
    operator,
    key,
    listOf(values).map(asScalar),
  ]),
  'values in another order and twice': eachTest((random, operator, key, values) => [
    operator,
    key,
    random.shuffled([...listOf(values), ...listOf(values)]),
  ]),
  'ArnLike for ArnEquals': eachTest((_, operator, key, values) => [
    operator.replace('ArnEquals', 'ArnLike').replace('ArnNotEquals', 'ArnNotLike'),
    key,
    values,
  ]),
  'a statement without effect': (_, policy) => ({
    ...policy,
    Statement: [...statementsOf(policy), { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }],
  }),
  'a part of a statement again': (random, policy) => {
    const statement = random.pick(statementsOf(policy));
    const [first] = listOf(statement.Action);
    const part = first === undefined ? statement : { ...statement, Action: first };
    return { ...policy, Statement: [part, ...statementsOf(policy)] };
  },
  'the version that is meant anyway': (_, { Version, ...policy }) =>
    Version === '2012-10-17'
      ? { ...policy, Version }
      : Version === undefined
        ? { ...policy, Version: '2008-10-17' }
        : policy,
};

function asScalar(value: RawScalar): RawScalar {
  if (value === 'true') return true;
  if (value === 'false') return false;
  return typeof value === 'string' && /^-?(0|[1-9]\d{0,6})$/.test(value) ? Number(value) : value;
}
