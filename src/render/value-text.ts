import { createTwoFilesPatch } from 'diff';
import type { Json } from '../model/json.js';

/** A value over several lines: policies as indented JSON, text as it is, `null` as nothing. */
export function valueText(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'string') return policyObject(value) ?? value;
  return JSON.stringify(openPolicies(value), null, 2);
}

/** The unified difference of two values without file heads; empty where they read the same. */
export function valueDiff(before: Json, after: Json, names: { before: string; after: string }): string {
  const patch = createTwoFilesPatch(
    names.before,
    names.after,
    endLine(valueText(before)),
    endLine(valueText(after)),
    '',
    '',
    { context: 3 },
  );
  return patch.split('\n').slice(1).join('\n').trimEnd();
}

function endLine(text: string): string {
  return text === '' ? '' : `${text}\n`;
}

/** Policies inside a larger value are text; they are read better as what they say. */
function openPolicies(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item: Json) => openPolicies(item));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, Json]) => [
      name,
      name === 'policy' && typeof member === 'string' ? parsedPolicy(member) : openPolicies(member),
    ]),
  );
}

/** The policy as the JSON value that it is, or its text where it isn't JSON. */
export function parsedPolicy(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

function policyObject(text: string): string | null {
  const value = parsedPolicy(text);
  return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : null;
}
