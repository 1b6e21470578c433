import {
  type Char,
  type Context,
  isArnLike,
  isLike,
  plainChars,
  resolvedChars,
  textOf,
} from './naive-text.js';
import { decimal, isInRange, moment } from './naive-values.js';
import { listOf, type RawCondition } from './raw-policy.js';

/** All operators and all their keys must hold. Source: IAM user guide, "Conditions with multiple context keys or values". */
export function conditionsHold(condition: RawCondition, context: Context, variables: boolean): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) =>
      oneHolds(
        operator,
        context.get(key.toLowerCase()) ?? [],
        listOf(values).map(String),
        context,
        variables,
      ),
    ),
  );
}

/**
 * One operator on one key. Without the key: positive operators are false, negated ones true, `IfExists` true,
 * `ForAllValues` true, `ForAnyValue` false. A key that has but an empty value is null for quantifiers and for `Null`.
 * Source: IAM user guide, "Condition operators" and "Single-valued vs. multivalued context keys".
 */
function oneHolds(
  operator: string,
  present: readonly string[],
  wanted: readonly string[],
  context: Context,
  variables: boolean,
): boolean {
  const quantifier = /^(ForAllValues|ForAnyValue):/.exec(operator)?.[1];
  const base = operator.replace(/^For(All|Any)Values?:/, '').replace(/IfExists$/, '');
  const isNull = present.every((value) => value === '');
  if (base === 'Null') return wanted.some((value) => value.toLowerCase() === String(isNull));
  if (present.length === 0 && operator.endsWith('IfExists')) return true;
  const negated = base.includes('Not');
  const compare = comparisonOf(base.replace('Not', ''));
  const read = (value: string) =>
    variables && takesVariables(base) ? resolvedChars(value, context) : plainChars(value);
  const matchesOne = (text: string) =>
    wanted.some((value) => {
      const chars = read(value);
      return chars !== null && compare(chars, text);
    });
  const holdsFor = (text: string) => matchesOne(text) !== negated;
  if (quantifier === 'ForAllValues') return isNull || present.every(holdsFor);
  if (quantifier === 'ForAnyValue') return !isNull && present.some(holdsFor);
  if (present.length === 0) return negated;
  return negated ? present.every(holdsFor) : present.some(holdsFor);
}

/** Source: IAM user guide, "Condition operators": policy variables are supported with string, ARN and Boolean operators. */
function takesVariables(base: string): boolean {
  return /^(String|Arn|Bool)/.test(base);
}

type Comparison = (wanted: readonly Char[], text: string) => boolean;

function comparisonOf(base: string): Comparison {
  if (base === 'StringEquals') return (wanted, text) => textOf(wanted) === text;
  if (base === 'StringLike') return isLike;
  if (base === 'StringEqualsIgnoreCase' || base === 'Bool')
    return (wanted, text) => textOf(wanted).toLowerCase() === text.toLowerCase();
  if (base === 'IpAddress') return (wanted, text) => isInRange(textOf(wanted), text);
  if (base === 'ArnEquals' || base === 'ArnLike') return isArnLike;
  if (base === 'BinaryEquals')
    return (wanted, text) => Buffer.from(textOf(wanted), 'base64').equals(Buffer.from(text, 'base64'));
  const number = base.startsWith('Numeric') ? decimal : base.startsWith('Date') ? moment : null;
  if (number === null) throw new Error(`${base} is no operator`);
  const order = orderOf(base.replace(/^(Numeric|Date)/, ''));
  return (wanted, text) => order(number(text), number(textOf(wanted)));
}

function orderOf(name: string): (text: number, wanted: number) => boolean {
  if (name === 'Equals') return (text, wanted) => text === wanted;
  if (name === 'LessThan') return (text, wanted) => text < wanted;
  if (name === 'LessThanEquals') return (text, wanted) => text <= wanted;
  if (name === 'GreaterThan') return (text, wanted) => text > wanted;
  if (name === 'GreaterThanEquals') return (text, wanted) => text >= wanted;
  throw new Error(`${name} is no order`);
}
