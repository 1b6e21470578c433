import { compileCondition } from '../compile-condition.js';
import { conditionKeyInfo, conditionKeyText, isMultiValued } from '../condition-keys.js';
import { operatorText } from '../condition-operators.js';
import { orphanId } from '../orphans.js';
import { matchesPattern } from '../wildcard.js';
import type { Atom } from './atoms.js';
import { type Family, familyOf } from './families.js';
import { callerValues, isAboutCaller, isName, isNeverOfServices } from './fixed-values.js';
import { splitsAccounts } from './split-accounts.js';
import { textClasses } from './text-classes.js';
import { globPattern, literalPattern } from './tokens.js';
import { absent, type ValueClass } from './value-class.js';
import { multipleClasses, singleClasses } from './value-classes.js';
import { type Asked, patternsOf, type Sample, samplesOf } from './value-samples.js';
import { resourceKey } from './voices.js';

/**
 * One thing about a request that conditions look at: a condition key, as far as one family of operators sees it; or a condition
 * that can't be decided, which holds or doesn't.
 */
export interface Variable {
  readonly id: number;
  /** In lower case. */
  readonly key: string;
  /** In AWS's spelling. */
  readonly keyText: string;
  readonly family: Family;
  /** For `open`: doesn't hold, holds. */
  readonly classes: readonly ValueClass[];
  /** The conditions on it, each with the classes for which it holds. */
  readonly conditions: readonly AskedClasses[];
  /** All classes. */
  readonly full: bigint;
}

/** A condition with the classes for which it holds. */
export interface AskedClasses extends Asked {
  readonly mask: bigint;
}

export interface VariableTable {
  readonly variables: readonly Variable[];
  /** Which classes of which variables a condition leaves; all of them together. */
  masksOf(asked: Asked): readonly (readonly [variable: number, mask: bigint])[];
}

/** The condition's meaning as text, the same for the same. */
export function askedText({ condition, variables }: Asked): string {
  const values = [...new Set(condition.values)].sort();
  return JSON.stringify([variables, operatorText(condition), condition.key.toLowerCase(), values]);
}

/** The variables of some conditions. A key whose values are too many to be told apart has a variable a condition. */
export function variablesOf(asked: readonly Asked[], atoms: readonly Atom[]): VariableTable {
  const unique = new Map(asked.map((each) => [askedText(each), each]));
  const byKey = new Map<string, Asked[]>();
  for (const each of unique.values()) {
    const key = each.condition.key.toLowerCase();
    byKey.set(key, [...(byKey.get(key) ?? []), each]);
  }
  const variables: Variable[] = [];
  const places = new Map<string, (readonly [number, bigint])[]>();
  const add = (key: string, family: Family, classes: readonly ValueClass[], holding: readonly Asked[]) => {
    const id = variables.length;
    const conditions = holding.map((each) => ({
      ...each,
      mask: family === 'open' ? 2n : maskOf(each, key, classes),
    }));
    for (const [index, each] of holding.entries()) {
      const name = askedText(each);
      places.set(name, [...(places.get(name) ?? []), [id, conditions[index]?.mask ?? 0n]]);
    }
    const full = (1n << BigInt(classes.length)) - 1n;
    variables.push({
      id,
      key,
      keyText: conditionKeyText(holding[0]?.condition.key ?? key),
      family,
      classes,
      conditions,
      full,
    });
  };
  for (const [key, list] of byKey) {
    const families = new Map<Family, Asked[]>();
    for (const each of list) {
      const family = splitsAccounts(each.condition) ? 'open' : familyOf(each.condition, each.variables);
      families.set(family, [...(families.get(family) ?? []), each]);
    }
    const presence = families.get('presence') ?? [];
    const open = [...(families.get('open') ?? [])];
    const seen = [...families.keys()].filter(
      (family): family is Family => family !== 'presence' && family !== 'open',
    );
    if (seen.length === 0 && presence.length > 0) seen.push('presence');
    for (const family of seen) {
      const holding = [...(families.get(family) ?? []), ...(family === 'presence' ? [] : presence)];
      const classes = classesOf(key, family, holding, byKey, atoms);
      if (classes === null) open.push(...holding.filter((each) => !open.includes(each)));
      else add(key, family, classes, holding);
    }
    for (const each of open) add(key, 'open', [absent, absent], [each]);
  }
  return { variables, masksOf: (each) => places.get(askedText(each)) ?? [] };
}

function maskOf(each: Asked, key: string, classes: readonly ValueClass[]): bigint {
  const test = compileCondition(each.condition, each.variables);
  return maskWhere(classes, (values) => test(new Map([[key, values]])));
}

function classesOf(
  key: string,
  family: Family,
  holding: readonly Asked[],
  byKey: ReadonlyMap<string, readonly Asked[]>,
  atoms: readonly Atom[],
): readonly ValueClass[] | null {
  if (key === resourceKey) return resourceClasses(holding);
  const multiple = isMultiValued(key);
  if (isAboutCaller(key) && !multiple) return callerClasses(key, family, holding, atoms);
  const all = key === contextNames ? [...holding, ...namesAsked(byKey)] : holding;
  const samples = samplesOf(family, all, [])?.concat(emptyText(key, family));
  if (samples === undefined) return null;
  const isSet = multiple || holding.some(({ condition }) => condition.quantifier !== null);
  if (!isSet) return singleClasses(samples, all).map((each) => documentedOnly(key, each));
  return multipleClasses(samples, all, multiple);
}

/** Key ARNs that the patterns tell apart; requests about a key always have one. */
function resourceClasses(holding: readonly Asked[]): readonly ValueClass[] | null {
  const found = textClasses([...holding.flatMap(patternsOf), globPattern(anyKeyArn)]);
  if (found === null) return null;
  return found
    .filter((arn) => matchesPattern(anyKeyArn, arn))
    .map((arn) => ({ values: [arn], documented: true }));
}

const anyKeyArn = 'arn:*:kms:*:*:key/*';

const contextNames = 'kms:encryptioncontextkeys';
const contextPrefix = 'kms:encryptioncontext:';

/** Empty text is no value to some operators. Tags and encryption contexts can be empty, hardly anything else. */
function emptyText(key: string, family: Family): readonly Sample[] {
  if (family !== 'text' && family !== 'presence') return [];
  return [{ value: '', documented: /tag\/|^kms:encryptioncontext:/.test(key) }];
}

/** Bools are bools, and a request always has its time (IAM user guide, "AWS global condition context keys"). */
function documentedOnly(key: string, each: ValueClass): ValueClass {
  const isBool = conditionKeyInfo(key)?.type === 'Bool';
  const isOdd = each.values.some((value) => isBool && value !== 'true' && value !== 'false');
  const isTimeless = each.values.length === 0 && alwaysThere.has(key);
  return isOdd || isTimeless ? { ...each, documented: false } : each;
}

const alwaysThere = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:resourceaccount',
  'kms:keyspec',
  'kms:keyusage',
  'kms:keyorigin',
  'kms:multiregion',
]);

/** The names of an encryption context and its pairs are one thing, so that names of pairs are told apart. */
function namesAsked(byKey: ReadonlyMap<string, readonly Asked[]>): readonly Asked[] {
  return [...byKey.keys()]
    .filter((key) => key.startsWith(contextPrefix))
    .map((key) => ({
      variables: false,
      condition: {
        operator: 'StringEqualsIgnoreCase',
        quantifier: 'ForAnyValue',
        ifExists: false,
        key: contextNames,
        values: [key.slice(contextPrefix.length)],
      },
    }));
}

/** What callers have for the key: each atom its own, those that stand for others whatever is told apart. */
function callerClasses(
  key: string,
  family: Family,
  holding: readonly Asked[],
  atoms: readonly Atom[],
): readonly ValueClass[] | null {
  const named = atoms.flatMap((atom) => callerValues(atom, key) ?? []);
  const samples: Sample[] = named.map((value) => ({ value, documented: true }));
  if (key === 'aws:principalarn') {
    for (const atom of atoms) {
      const arns = arnsAmong(atom, holding, named);
      if (arns === null) return null;
      samples.push(...arns.map((value) => ({ value, documented: isName(value) })));
    }
  } else {
    const free = samplesOf(family, holding, named);
    if (free === null) return null;
    samples.push(...free, ...emptyText(key, family));
  }
  const values = new Map(samples.map((sample) => [sample.value, sample]));
  return [absent, ...[...values.values()].map(({ value, documented }) => ({ values: [value], documented }))];
}

/** ARNs of roles and users among whom the atom stands, of every kind that the conditions tell apart. */
function arnsAmong(
  atom: Atom,
  holding: readonly Asked[],
  named: readonly string[],
): readonly string[] | null {
  if (callerValues(atom, 'aws:principalarn') !== undefined) return [];
  const fits = arnPatternsOf(atom);
  const patterns = [
    ...holding.map((each) => ofAccount(each, atom)).flatMap(patternsOf),
    ...fits.flatMap((pattern) => [globPattern(pattern), literalPattern(pattern.replace('*', ''), false)]),
    ...named
      .filter((value) => fits.some((pattern) => matchesPattern(pattern, value)))
      .map((value) => literalPattern(value, false)),
  ];
  const found = textClasses(patterns);
  return found?.filter((text) => isAmong(text, fits) && !named.includes(text)) ?? null;
}

/** Without the values that are about another account by its number. */
function ofAccount({ condition, variables }: Asked, { caller }: Atom): Asked {
  const account = caller.kind === 'role' || caller.kind === 'user' ? caller.account : '';
  const values = condition.values.filter((value) => {
    const named = /^arn:[^:*?$]*:[^:*?$]*:[^:*?$]*:(\d{12}):/.exec(value)?.[1];
    return named === undefined || named === account;
  });
  return { condition: { ...condition, values }, variables };
}

/** Whether an ARN is of one of the kinds; a path or name must not be empty. */
function isAmong(arn: string, patterns: readonly string[]): boolean {
  const isEmpty = (pattern: string) => pattern.includes('*') && arn === pattern.replace('*', '');
  return patterns.some((pattern) => matchesPattern(pattern, arn) && !isEmpty(pattern));
}

/** The ARNs that a caller can have who isn't known by one. */
function arnPatternsOf({ caller, arnPatterns, name }: Atom): readonly string[] {
  if (arnPatterns !== undefined) return arnPatterns;
  if (caller.kind !== 'role' && caller.kind !== 'user') return [];
  const partition = /^arn:([^:]*):/.exec(caller.arn)?.[1] ?? 'aws';
  const iam = `arn:${partition}:iam::${caller.account}`;
  if (orphanId.test(name)) return [`${iam}:${caller.kind}/*`];
  return [`${iam}:role/*`, `${iam}:user/*`, `arn:${partition}:sts::${caller.account}:federated-user/*`];
}

/**
 * The classes of a variable that requests of an atom can have. A key that the caller shouldn't have by AWS's documentation is left
 * open where that isn't beyond doubt: what needs it isn't certain then, but it isn't left out either.
 */
export function domainOf(
  { key, family, classes, full }: Variable,
  atom: Atom,
  atoms: readonly Atom[],
): bigint {
  if (family === 'open' || !isAboutCaller(key)) return full;
  const values = callerValues(atom, key);
  if (values !== undefined && values.length === 0 && !isNeverOfServices(key)) return full;
  if (values !== undefined) return maskWhere(classes, (each) => each.join('\n') === values.join('\n'));
  if (key !== 'aws:principalarn') return full;
  const fits = arnPatternsOf(atom);
  const others = atoms.filter((other) => other.isUnnamed !== true && other.arnPatterns === undefined);
  const taken = new Set(others.flatMap((other) => callerValues(other, key) ?? []));
  return maskWhere(classes, ([arn]) => arn !== undefined && !taken.has(arn) && isAmong(arn, fits));
}

export function maskWhere(
  classes: readonly ValueClass[],
  fits: (values: readonly string[]) => boolean,
): bigint {
  let mask = 0n;
  for (const [index, { values }] of classes.entries()) if (fits(values)) mask |= 1n << BigInt(index);
  return mask;
}
