import { createTwoFilesPatch } from 'diff';
import type { Json } from '../model/json.js';

/** A value over several lines: text as it is, `null` as nothing, all else as indented JSON. */
export function valueText(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** The unified difference of two values, with the two names as its heads. */
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

/** A policy's text as the JSON value that it is, or the text where it isn't JSON. */
export function policyValue(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

function endLine(text: string): string {
  return text === '' ? '' : `${text}\n`;
}
