import type { Json } from '../model/json.js';

/**
 * A policy as the plan shows it, before and after alike: lists sorted and single members bare, because AWS answers
 * them in any order. Text that isn't JSON stays text.
 */
export function readablePolicy(text: string): Json {
  try {
    return tidy(JSON.parse(text) as Json);
  } catch {
    return text;
  }
}

function tidy(value: Json): Json {
  if (isList(value)) return tidyList(value.map(tidy));
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).map(([name, member]): [string, Json] => [name, tidy(member)]);
  return Object.fromEntries(members);
}

function tidyList(items: readonly Json[]): Json {
  const [only] = items;
  if (items.length === 1 && typeof only === 'string') return only;
  if (items.every((item) => typeof item === 'string')) return [...items].sort();
  return [...items].sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
