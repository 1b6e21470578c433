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
  if (family === 'date') return dateSamples(values);
  if (family === 'ip') return ipSamples(values);
  const patterns = [...asked.flatMap(patternsOf), ...fixed.map((value) => literalPattern(value, false))];
  return textClasses(patterns)?.map((value) => ({ value, documented: true })) ?? null;
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

/** The limits, something between each two and beyond them; fractions between two whole numbers that follow each other are no days. */
function numberSamples(values: readonly string[]): readonly Sample[] {
  const limits = ascending(values.map(numberOf));
  return [
    ...around(limits, 1).map(({ value, real }) => ({ value: String(value), documented: real })),
    { value: 'none', documented: false },
  ];
}

function dateSamples(values: readonly string[]): readonly Sample[] {
  const limits = ascending(values.map(timeOf));
  const samples = around(limits, 1000).flatMap(({ value, real }) => {
    const date = new Date(value);
    return Number.isNaN(date.getTime()) ? [] : [{ value: date.toISOString(), documented: real }];
  });
  return [...samples, { value: 'none', documented: false }];
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers.filter((number) => Number.isFinite(number)))].sort((a, b) => a - b);
}

function around(
  limits: readonly number[],
  step: number,
): readonly { readonly value: number; readonly real: boolean }[] {
  const [first] = limits;
  if (first === undefined) return [{ value: step, real: true }];
  const samples = [{ value: first - step, real: true }];
  for (const [index, limit] of limits.entries()) {
    samples.push({ value: limit, real: true });
    const next = limits[index + 1];
    if (next === undefined) samples.push({ value: limit + step, real: true });
    else if (next - limit > step) samples.push({ value: Math.floor((limit + next) / 2), real: true });
    else samples.push({ value: (limit + next) / 2, real: false });
  }
  return samples;
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
