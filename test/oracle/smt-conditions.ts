import type { ValueKind, WorldKey } from './condition-world.js';
import { worldKeys } from './condition-world.js';
import { derivedContext } from './feasible.js';
import { pairCallers } from './grid.js';
import { isArnLike, plainChars } from './naive-text.js';
import { listOf, type RawCondition } from './raw-policy.js';
import { and, like, not, or, ordered, quoted } from './smt-text.js';

/** How a condition key is spelled in SMT: whether it is there, and its value in the sort of its kind. */
export interface SmtKey {
  readonly present: string;
  readonly value: string;
}

/** Single-valued keys whose tests SMT can speak of: no variables, no ARN with components, no lists. */
export const smtKeys: readonly WorldKey[] = worldKeys
  .filter(({ multi, kind, key }) => multi !== true && kind !== 'binary' && key !== 'aws:SourceArn')
  .map((key) => ({
    ...key,
    values: key.values.filter((value) => value !== 'old' && !/[*]/.test(value)),
    patterns: (key.patterns ?? []).filter((pattern) => !pattern.includes('${') && !pattern.startsWith('0x')),
  }));

export function smtKey(key: string): SmtKey {
  const index = smtKeys.findIndex((known) => known.key.toLowerCase() === key.toLowerCase());
  return { present: `p${index}`, value: `v${index}` };
}

export function kindOf(key: string): ValueKind {
  return smtKeys.find((known) => known.key.toLowerCase() === key.toLowerCase())?.kind ?? 'string';
}

/** All variables, with what is always true of them. */
export const declarations: string = smtKeys
  .map(({ kind }, index) => {
    const sort = kind === 'numeric' || kind === 'date' ? 'Real' : kind === 'ip' ? 'Int' : 'String';
    return `(declare-const p${index} Bool)(declare-const v${index} ${sort})`;
  })
  .join('\n');

/** A statement's condition as one formula. Source: IAM user guide, as `naive-conditions.ts`. */
export function conditionFormula(condition: RawCondition): string {
  return and(
    Object.entries(condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => oneFormula(operator, key, listOf(values).map(String))),
    ),
  );
}

function oneFormula(operator: string, key: string, wanted: readonly string[]): string {
  const { present, value } = smtKey(key);
  const kind = kindOf(key);
  const isText = kind === 'string' || kind === 'arn' || kind === 'bool';
  const isNull = isText ? or([not(present), `(= ${value} "")`]) : not(present);
  const quantifier = /^(ForAllValues|ForAnyValue):/.exec(operator)?.[1];
  const base = operator.replace(/^For(All|Any)Values?:/, '').replace(/IfExists$/, '');
  if (base === 'Null')
    return or(
      wanted.map((text) =>
        text.toLowerCase() === 'true' ? isNull : text.toLowerCase() === 'false' ? not(isNull) : 'false',
      ),
    );
  const match = or(wanted.map((text) => matchFormula(base.replace('Not', ''), key, value, text)));
  const holds = base.includes('Not') ? not(match) : match;
  const absent = operator.endsWith('IfExists') ? [not(present)] : [];
  if (quantifier === 'ForAllValues') return or([...absent, isNull, holds]);
  if (quantifier === 'ForAnyValue') return or([...absent, and([not(isNull), holds])]);
  return or([...absent, base.includes('Not') ? or([not(present), holds]) : and([present, holds])]);
}

function matchFormula(base: string, key: string, value: string, wanted: string): string {
  if (base === 'StringEquals') return `(= ${value} ${quoted(wanted)})`;
  if (base === 'StringLike') return like(value, wanted);
  if (base === 'StringEqualsIgnoreCase' || base === 'Bool') return ignoringCase(value, wanted);
  if (base.startsWith('Arn')) return oneOfArns(key, value, wanted);
  if (base === 'IpAddress') return inRange(value, wanted);
  return ordered(value, base.replace(/^(Numeric|Date)/, ''), wanted, base.startsWith('Date'));
}

/** Each letter in either case. */
function ignoringCase(value: string, wanted: string): string {
  if (!/[a-z]/i.test(wanted)) return `(= ${value} ${quoted(wanted)})`;
  const letters = [...wanted].map((char) =>
    char.toLowerCase() === char.toUpperCase()
      ? `(str.to_re ${quoted(char)})`
      : `(re.union (str.to_re ${quoted(char.toLowerCase())}) (str.to_re ${quoted(char.toUpperCase())}))`,
  );
  return `(str.in_re ${value} ${letters.length === 1 ? letters[0] : `(re.++ ${letters.join(' ')})`})`;
}

/** The key's ARN is that of one of the callers, so its components needn't be taken apart here. */
function oneOfArns(key: string, value: string, wanted: string): string {
  const known = smtKeys.find((other) => other.key.toLowerCase() === key.toLowerCase())?.values ?? [];
  const all = [...new Set([...known, ...callerArns])].filter((arn) => isArnLike(plainChars(wanted), arn));
  return or(all.map((arn) => `(= ${value} ${quoted(arn)})`));
}

const callerArns: readonly string[] = pairCallers.flatMap(
  (caller) => derivedContext(caller, 'kms:Decrypt')['aws:PrincipalArn'] ?? [],
);

/** Addresses are whole numbers, IPv6 above all of IPv4. */
export function addressNumber(address: string): bigint {
  if (!address.includes(':'))
    return address.split('.').reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  const [before = '', after] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [head, tail] = [groups(before), groups(after ?? '')];
  const all = [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  return all.reduce((number, group) => number * 65_536n + BigInt(`0x${group}`), 0n) + offsetOfV6;
}

export const offsetOfV6 = 1n << 32n;

function inRange(value: string, range: string): string {
  const [network = '', prefix] = range.split('/');
  const bits = network.includes(':') ? 128n : 32n;
  const size = 1n << (bits - BigInt(prefix ?? bits));
  const offset = network.includes(':') ? offsetOfV6 : 0n;
  const first = ((addressNumber(network) - offset) / size) * size + offset;
  return `(and (>= ${value} ${first}) (< ${value} ${first + size}))`;
}
