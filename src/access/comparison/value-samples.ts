import { numberOf, timeOf } from '../comparisons.js';
import { parseOperator } from '../condition-operators.js';
import { type IpRange, ipText, parseIpRange } from '../ip-range.js';
import type { Condition } from '../policy.js';
import { resolveVariables, unprotect } from '../policy-variables.js';
import type { Family } from './families.js';
import { textClasses } from './text-classes.js';
import { arnPattern, globPattern, literalPattern, type Pattern } from './tokens.js';

/** One value that stands for others. */
export interface Sample {
  readonly value: string;
  readonly documented: boolean;
}

/** A condition with whether its policy knows variables. */
export interface Asked {
  readonly condition: Condition;
  readonly variables: boolean;
}

/**
 * Values that stand for all values of a key: any value is told apart from none of them by none of the conditions, which are
 * all of one family. `fixed` are values of interest beside. Null where they are too many to be found.
 */
export function samplesOf(
  family: Family,
  asked: readonly Asked[],
  fixed: readonly string[],
): readonly Sample[] | null {
  const values = asked.flatMap(({ condition }) => condition.values);
  if (family === 'number') return numberSamples(values);
  if (family === 'date') return dateSamples(values, asked.some(isAboutEpoch));
  if (family === 'ip') return ipSamples(values);
  const patterns = [...asked.flatMap(patternsOf), ...fixed.map((value) => literalPattern(value, false))];
  return textClasses(patterns)?.map((value) => ({ value, documented: true })) ?? null;
}

function isAboutEpoch({ condition }: Asked): boolean {
  return /^aws:epochtime$/i.test(condition.key);
}

/** What a condition's values ask of a text; values that no text can fit ask nothing. */
export function patternsOf({ condition, variables }: Asked): readonly Pattern[] {
  const operator = parseOperator(condition.operator)?.operator ?? 'StringEquals';
  return condition.values.flatMap((value): readonly Pattern[] => {
    const resolved = variables ? resolveVariables(value, new Map()) : value;
    if (resolved === null) return [];
    if (operator.startsWith('Arn')) return optional(arnPattern(resolved));
    if (operator.includes('Like')) return [globPattern(resolved)];
    const anyCase = operator.includes('IgnoreCase') || operator === 'Bool';
    return [literalPattern(unprotect(resolved), anyCase)];
  });
}

function optional<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value];
}

/** The limits, something between each two and beyond them. Null where a sample couldn't be written so that it reads the same. */
function numberSamples(values: readonly string[]): readonly Sample[] | null {
  return written(around(ascending(values.map(numberOf)), 1), numberOf, [plainNumber]);
}

function dateSamples(values: readonly string[], isEpoch: boolean): readonly Sample[] | null {
  const forms = isEpoch ? [secondsText] : [isoText, secondsText];
  return written(around(ascending(values.map(timeOf)), 1000), timeOf, forms);
}

interface Moment {
  readonly value: number;
  readonly real: boolean;
}

function written(
  moments: readonly Moment[],
  read: (text: string) => number,
  forms: readonly ((value: number) => string)[],
): readonly Sample[] | null {
  const samples: Sample[] = [];
  for (const { value, real } of moments) {
    const text = forms.map((form) => form(value)).find((each) => read(each) === value);
    if (text === undefined) return null;
    samples.push({ value: text, documented: real });
  }
  return [...samples, { value: 'none', documented: false }];
}

/** Without an exponent, which policies don't know. */
function plainNumber(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  return value.toFixed(20).replace(/0+$/, '');
}

function isoText(value: number): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

function secondsText(value: number): string {
  return plainNumber(value / 1000);
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers.filter((number) => Number.isFinite(number)))].sort((a, b) => a - b);
}

function around(limits: readonly number[], least: number): readonly Moment[] {
  const [first] = limits;
  if (first === undefined) return [{ value: least, real: true }];
  const samples: Moment[] = [{ value: first - stepAt(first, least), real: true }];
  for (const [index, limit] of limits.entries()) {
    samples.push({ value: limit, real: true });
    const next = limits[index + 1];
    if (next === undefined) samples.push({ value: limit + stepAt(limit, least), real: true });
    else samples.push(between(limit, next));
  }
  return samples;
}

/** Large numbers are too far apart for a small step. */
function stepAt(limit: number, least: number): number {
  return Math.max(least, 2 ** Math.ceil(Math.log2(Math.abs(limit) + 1) - 20));
}

/** A whole number where there is one; between two that follow each other are no days and no seconds. */
function between(limit: number, next: number): Moment {
  const whole = Math.floor(limit) + 1;
  if (whole < next) return { value: whole, real: true };
  return { value: (limit + next) / 2, real: !(Number.isInteger(limit) && Number.isInteger(next)) };
}

/** The first address of every stretch that the ranges cut the address space into, in both families. */
function ipSamples(values: readonly string[]): readonly Sample[] {
  const ranges = values.flatMap((value) => parseIpRange(value) ?? []);
  const samples = ([4, 6] as const).flatMap((family) =>
    starts(ranges, family).map((at) => ipText(family, at)),
  );
  return [...samples.map((value) => ({ value, documented: true })), { value: 'none', documented: false }];
}

function starts(ranges: readonly IpRange[], family: 4 | 6): readonly bigint[] {
  const last = (1n << (family === 4 ? 32n : 128n)) - 1n;
  const cuts = ranges
    .filter((range) => range.family === family)
    .flatMap(({ from, to }) => (to === last ? [from] : [from, to + 1n]));
  return [...new Set([0n, ...cuts])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
