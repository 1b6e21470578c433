import type { OperatorName } from './condition-operators.js';
import { inIpRange, parseIpRange } from './ip-range.js';
import { matchesResolved, unprotect } from './policy-variables.js';
import { matchesArn } from './wildcard.js';

/** Whether a request's value fits a policy's value, of which the answer is made once. */
type Comparison = (value: string) => (text: string) => boolean;

const never = () => false;

const equals: Comparison = (value) => {
  const plain = unprotect(value);
  return (text) => text === plain;
};
const equalsIgnoringCase: Comparison = (value) => {
  const plain = unprotect(value).toLowerCase();
  return (text) => text.toLowerCase() === plain;
};
const like: Comparison = (value) =>
  /[*?\uE000\uE001]/.test(value) ? (text) => matchesResolved(value, text) : equals(value);
const arn: Comparison = (value) => (text) => matchesArn(value, text);
const ip: Comparison = (value) => {
  const range = parseIpRange(value);
  return range === null ? never : (text) => inIpRange(range, text);
};
const ordered =
  (read: (text: string) => number, holds: (text: number, value: number) => boolean): Comparison =>
  (value) => {
    const limit = read(value);
    return (text) => holds(read(text), limit);
  };
const numeric = (holds: (text: number, value: number) => boolean) => ordered(numberOf, holds);
const date = (holds: (text: number, value: number) => boolean) => ordered(timeOf, holds);

/**
 * The positive comparison of each operator; negation is its caller's. Comparisons with what is no number, date or
 * address are false. Source: IAM user guide, "Condition operators".
 */
export const comparisons: Readonly<Record<OperatorName, Comparison>> = {
  StringEquals: equals,
  StringNotEquals: equals,
  StringEqualsIgnoreCase: equalsIgnoringCase,
  StringNotEqualsIgnoreCase: equalsIgnoringCase,
  StringLike: like,
  StringNotLike: like,
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
  IpAddress: ip,
  NotIpAddress: ip,
  ArnEquals: arn,
  ArnLike: arn,
  ArnNotEquals: arn,
  ArnNotLike: arn,
  Null: () => never,
};

/** An integer or a decimal number, or NaN for what is none (IAM user guide, "Numeric condition operators"). */
export function numberOf(text: string): number {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text.trim()) ? Number(text) : Number.NaN;
}

const isoDate = /^\d{4}-\d\d(?:-\d\d(?:(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?)?$/;

/**
 * Milliseconds since the epoch, from ISO 8601 (UTC where it names no zone) or from seconds since the epoch; NaN for
 * any other text.
 */
export function timeOf(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const found = isoDate.exec(text);
  if (found === null) return Number.NaN;
  const [, time, zone] = found;
  return Date.parse(time !== undefined && zone === undefined ? `${text}Z` : text);
}
