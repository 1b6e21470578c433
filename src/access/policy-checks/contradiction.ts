import type { Condition, Statement } from '../policy.js';
import { matchesPattern } from '../wildcard.js';
import {
  asksAbsence,
  boolAsked,
  hasVariable,
  isDemand,
  isKnownSingle,
  isNegated,
  kindOf,
} from './condition-sense.js';

/**
 * Whether no request can meet both conditions, as far as that is certain: both on one key that has one value. Where
 * that can't be told, they count as compatible.
 */
export function contradict(a: Condition, b: Condition, statement: Statement): boolean {
  if (a.key.toLowerCase() !== b.key.toLowerCase()) return false;
  return presence(a, b, statement) || presence(b, a, statement) || values(a, b, statement);
}

/** One asks for the key to be absent, the other can't be met without it. */
function presence(absent: Condition, other: Condition, statement: Statement): boolean {
  if (asksAbsence(absent) !== true) return false;
  const alone: Statement = { ...statement, conditions: [other] };
  return asksAbsence(other) === false || (isDemand(other, alone) && !canBeEmpty(other));
}

/** Empty text counts as absent to `Null`, and is still a text to others. */
function canBeEmpty({ values }: Condition): boolean {
  return values.some((value) => /^\**$/.test(value));
}

function values(a: Condition, b: Condition, statement: Statement): boolean {
  if (
    !isKnownSingle(a.key) ||
    [a, b].some(({ quantifier, values }) => quantifier !== null || values.length === 0)
  )
    return false;
  if ([...a.values, ...b.values].some(hasVariable)) return false;
  const demands = [a, b].filter((condition) => isDemand(condition, statement));
  if (demands.length === 0) return false;
  const kinds = new Set([kindOf(a), kindOf(b)]);
  if (kinds.has('bool')) {
    const asked = [boolAsked(a), boolAsked(b)];
    return !asked.includes(null) && asked[0] !== asked[1];
  }
  if ([...kinds].every((kind) => kind === 'string')) return texts(a, b);
  if ([...kinds].every((kind) => kind === 'numeric')) return bounds(a, b);
  return false;
}

function texts(a: Condition, b: Condition): boolean {
  if (isNegated(a) && isNegated(b)) return false;
  if (isNegated(a)) return texts(b, a);
  if (isNegated(b)) return isWhollyExcluded(a, b);
  return !a.values.some((value) => b.values.some((other) => meet(value, other, a, b)));
}

/** Whether each text that the one wants is refused by the other. Patterns and texts in any case count as too many to be. */
function isWhollyExcluded(a: Condition, b: Condition): boolean {
  if (isLike(a) || (ignoresCase(a) && !ignoresCase(b))) return false;
  return a.values.every((value) => b.values.some((other) => fits(value, other, b)));
}

/** Whether some text can match both values. Two patterns count as able to, and case where one of them ignores it. */
function meet(value: string, other: string, a: Condition, b: Condition): boolean {
  if (isLike(a) && isLike(b)) return true;
  const any = ignoresCase(a) || ignoresCase(b);
  const [one, two] = any ? [value.toLowerCase(), other.toLowerCase()] : [value, other];
  if (isLike(a)) return matchesPattern(one, two);
  return isLike(b) ? matchesPattern(two, one) : one === two;
}

function fits(text: string, value: string, condition: Condition): boolean {
  if (isLike(condition)) return matchesPattern(value, text);
  return ignoresCase(condition) ? text.toLowerCase() === value.toLowerCase() : text === value;
}

function ignoresCase({ operator }: Condition): boolean {
  return /IgnoreCase/i.test(operator);
}

function isLike({ operator }: Condition): boolean {
  return /Like/i.test(operator);
}

/** Whether a lower bound lies over an upper one. */
function bounds(a: Condition, b: Condition): boolean {
  const range = (condition: Condition): readonly [number, number] => {
    const numbers = condition.values.map(Number);
    if (/Less/i.test(condition.operator)) return [Number.NEGATIVE_INFINITY, Math.max(...numbers)];
    if (/Greater/i.test(condition.operator)) return [Math.min(...numbers), Number.POSITIVE_INFINITY];
    if (isNegated(condition)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    return [Math.min(...numbers), Math.max(...numbers)];
  };
  const [[lowA, highA], [lowB, highB]] = [range(a), range(b)];
  return lowA > highB || lowB > highA;
}
