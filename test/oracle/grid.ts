import type { WorldKey } from './condition-world.js';
import { derivedContext, isAlways, isFree } from './feasible.js';
import { actionsOf } from './key-actions.js';
import type { NaiveRequest } from './naive-evaluator.js';
import type { Caller } from './naive-principals.js';
import type { Pair } from './pairs.js';
import { Prng } from './prng.js';
import {
  accounts,
  actions,
  callers,
  type IamCaller,
  keyAccount,
  keyArn,
  root,
  service,
  session,
  uniqueIds,
  user,
} from './world.js';

/** Callers that no policy names: of accounts that are named, of one that isn't, sessions that aren't, a service. */
const strangers: readonly Caller[] = [
  session(keyAccount, 'stranger', 's1'),
  user('444455556666', 'stranger'),
  session('999900001111', 'app', 's1'),
  root('777788889999'),
  root('999900001111'),
  ...accounts.map((account) => session(account, 'app', 'other')),
  session(keyAccount, 'team/ops', 'other'),
  service('sns.amazonaws.com'),
];

/**
 * Everybody who matters to a pair. In a stored policy a unique id stands for somebody who is deleted, so nobody who lives has
 * one that a policy names; whoever had it is here on their own. Nor do policies tell whose session a federated user's is.
 */
export const pairCallers: readonly Caller[] = [
  ...[...callers, ...strangers].map((caller) => ('principalId' in caller ? living(caller) : caller)),
  ...uniqueIds.map(
    (id): Caller => ({
      ...(id.startsWith('AROA') ? session(keyAccount, `gone-${id}`, 's1') : user(keyAccount, `gone-${id}`)),
      principalId: id,
    }),
  ),
];

function living(caller: IamCaller): IamCaller {
  const principalArn = caller.arn.includes(':federated-user/') ? caller.arn : caller.principalArn;
  return { ...caller, principalArn, principalId: 'AROALIVING' };
}

/**
 * The requests that could be made, as far as the pair can tell them apart: callers × actions × values of the condition
 * keys that it speaks of, absent ones included. At most `most`, drawn by the pair's seed.
 */
export function gridOf(pair: Pair, most: number): readonly NaiveRequest[] {
  const random = new Prng(pair.seed + 1_000_003);
  const policies = [pair.before, pair.after].flatMap(({ policy }) => (policy === null ? [] : [policy]));
  const asked = [...actions, ...random.some(actionsOf(policies), 4, 4)];
  const frames = pairCallers
    .filter((caller) => isCaller(caller, policies))
    .flatMap((caller) =>
      asked.map((action) => ({ caller, action, choices: choicesOf(pair.keys, caller, action) })),
    );
  const share = Math.max(1, Math.ceil(most / frames.length));
  return frames.flatMap(({ caller, action, choices }) =>
    contextsOf(random, choices, share).map((context) => ({
      action,
      resource: keyArn,
      caller,
      context: consistent({ ...derivedContext(caller, action), ...context }, pair.keys, caller, action),
    })),
  );
}

/**
 * Who signs in by an identity provider calls KMS as a session of a role: the provider itself is a caller only where a policy
 * says so by naming it (IAM user guide, "AWS JSON policy elements: Principal").
 */
export function isCaller(caller: Caller, policies: readonly unknown[]): boolean {
  return caller.kind !== 'federated' || JSON.stringify(policies).includes('"Federated"');
}

type Choices = readonly { readonly key: string; readonly values: readonly (readonly string[])[] }[];

function choicesOf(keys: readonly WorldKey[], caller: Caller, action: string): Choices {
  return keys
    .filter(({ key }) => isFree(key, caller, action))
    .map((key) => ({ key: key.key, values: [...(isAlways(key) ? [] : [[]]), ...valuesOf(key)] }));
}

/** Each value that occurs, one for each pattern, and an unrelated one. */
function valuesOf({ values, patterns = [], multi, kind }: WorldKey): readonly (readonly string[])[] {
  const fitting = patterns
    .filter((pattern) => !pattern.includes('$'))
    .map((pattern) =>
      kind === 'ip' ? addressIn(pattern) : pattern.replaceAll('*', 'x').replaceAll('?', 'q'),
    );
  const singles = [...new Set([...values, ...fitting, ...unrelated[kind]])].map((value) => [value]);
  return multi === true ? [...singles, values.slice(0, 2), [...values, 'unrelated']] : singles;
}

const unrelated: Readonly<Record<WorldKey['kind'], readonly string[]>> = {
  string: ['unrelated', 'b-unrelated'],
  arn: ['arn:aws:x:::y'],
  bool: [],
  numeric: ['1', '13', '29.7', '100'],
  date: ['2026-01-01T00:00:00Z', '2026-05-05T05:05:05Z', '2027-01-01T00:00:00Z'],
  ip: ['198.51.100.1', '2001:db9::1'],
  binary: ['WFla'],
};

function addressIn(range: string): string {
  return range.replace(/\/.*$/, '').replace(/::$/, '::9');
}

/** All combinations where there are few, else as many as wanted. */
function contextsOf(
  random: Prng,
  choices: Choices,
  most: number,
): readonly Readonly<Record<string, readonly string[]>>[] {
  const count = choices.reduce((product, { values }) => product * values.length, 1);
  const numbers =
    count <= most
      ? Array.from({ length: count }, (_, at) => at)
      : Array.from({ length: most }, () => random.below(count));
  return numbers.map((number) => {
    let rest = number;
    const entries = choices.map(({ key, values }) => {
      const value = values[rest % values.length] ?? [];
      rest = Math.floor(rest / values.length);
      return [key, value] as const;
    });
    return Object.fromEntries(entries.filter(([, value]) => value.length > 0));
  });
}

/** kms:EncryptionContextKeys are the keys of the pairs: `tenant` is there exactly if the pair is. */
function consistent(
  context: Readonly<Record<string, readonly string[]>>,
  keys: readonly WorldKey[],
  caller: Caller,
  action: string,
): Readonly<Record<string, readonly string[]>> {
  if (!isFree('kms:EncryptionContextKeys', caller, action)) return context;
  const names = context['kms:EncryptionContextKeys'] ?? [];
  const asked = keys.some(({ key }) => key === 'kms:EncryptionContext:tenant');
  const pair = context['kms:EncryptionContext:tenant'];
  if (!asked && names.includes('tenant')) return { ...context, 'kms:EncryptionContext:tenant': ['acme'] };
  const others = names.filter((name) => name !== 'tenant');
  const all = pair === undefined ? others : [...others, 'tenant'];
  const { 'kms:EncryptionContextKeys': _, ...rest } = context;
  return all.length === 0 ? rest : { ...rest, 'kms:EncryptionContextKeys': all };
}
