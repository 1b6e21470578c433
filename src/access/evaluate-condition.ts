import { type OperatorName, parseOperator } from './condition-operators.js';
import { inIpRange } from './ip-range.js';
import type { Condition } from './policy.js';
import { matchesResolved, type RequestContext, resolveVariables, unprotect } from './policy-variables.js';
import { matchesArn } from './wildcard.js';

/**
 * Whether a condition holds for a request. Without the key, positive operators fail, negated and `IfExists` ones hold,
 * `ForAllValues` holds and `ForAnyValue` fails; an empty list counts as no key.
 * Source: IAM user guide, "Multivalued context keys" and "Condition operators".
 */
export function conditionHolds(condition: Condition, context: RequestContext, variables: boolean): boolean {
  const operator = parseOperator(condition.operator)?.operator;
  if (operator === undefined) return false;
  const present = context.get(condition.key.toLowerCase()) ?? [];
  if (operator === 'Null')
    return condition.values.some((value) => (value.toLowerCase() === 'true') === (present.length === 0));
  const values = condition.values.flatMap((value) => {
    const resolved = variables ? resolveVariables(value, context) : value;
    return resolved === null ? [] : [resolved];
  });
  const holds = (text: string) => matchesAny(operator, values, text);
  if (condition.quantifier === 'ForAllValues') return present.every(holds);
  if (present.length === 0)
    return condition.ifExists || (condition.quantifier === null && isNegated(operator));
  return condition.quantifier === 'ForAnyValue' || !isNegated(operator)
    ? present.some(holds)
    : present.every(holds);
}

function isNegated(operator: OperatorName): boolean {
  return operator.includes('Not');
}

/** A positive operator holds where one value matches, a negated one where none does. */
function matchesAny(operator: OperatorName, values: readonly string[], text: string): boolean {
  const compare = comparisons[operator];
  return isNegated(operator)
    ? !values.some((value) => compare(value, text))
    : values.some((value) => compare(value, text));
}

type Compare = (value: string, text: string) => boolean;

const plain = (value: string) => unprotect(value);
const equals: Compare = (value, text) => plain(value) === text;
const equalsIgnoringCase: Compare = (value, text) => plain(value).toLowerCase() === text.toLowerCase();
const arn: Compare = (value, text) => matchesArn(value, text);
const numeric =
  (compare: (text: number, value: number) => boolean): Compare =>
  (value, text) =>
    compare(numberOf(text), numberOf(value));
const date =
  (compare: (text: number, value: number) => boolean): Compare =>
  (value, text) =>
    compare(timeOf(text), timeOf(value));

/** The positive comparison of each operator; negation is `matchesAny`'s. Comparisons with what is no number are false. */
const comparisons: Readonly<Record<OperatorName, Compare>> = {
  StringEquals: equals,
  StringNotEquals: equals,
  StringEqualsIgnoreCase: equalsIgnoringCase,
  StringNotEqualsIgnoreCase: equalsIgnoringCase,
  StringLike: matchesResolved,
  StringNotLike: matchesResolved,
  NumericEquals: numeric((text, value) => text === value),
  NumericNotEquals: numeric((text, value) => text === value),
  NumericLessThan: numeric((text, value) => text < value),
  NumericLessThanEquals: numeric((text, value) => text <= value),
  NumericGreaterThan: numeric((text, value) => text > value),
  NumericGreaterThanEquals: numeric((text, value) => text >= value),
  DateEquals: date((text, value) => text === value),
  DateNotEquals: date((text, value) => text === value),
  DateLessThan: date((text, value) => text < value),
  DateLessThanEquals: date((text, value) => text <= value),
  DateGreaterThan: date((text, value) => text > value),
  DateGreaterThanEquals: date((text, value) => text >= value),
  Bool: equalsIgnoringCase,
  BinaryEquals: equals,
  IpAddress: inIpRange,
  NotIpAddress: inIpRange,
  ArnEquals: arn,
  ArnLike: arn,
  ArnNotEquals: arn,
  ArnNotLike: arn,
  Null: () => false,
};

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

const isoDate = /^\d{4}-\d\d(?:-\d\d(?:(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?)?$/;

/** Milliseconds since the epoch, from ISO 8601 (UTC where it names no zone) or from seconds since the epoch. */
function timeOf(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const found = isoDate.exec(text);
  if (found === null) return Number.NaN;
  const [, time, zone] = found;
  return Date.parse(time !== undefined && zone === undefined ? `${text}Z` : text);
}
