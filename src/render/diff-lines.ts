import type { Json } from '../model/json.js';
import type { Paint } from './paint.js';
import { valueDiff, valueText } from './value-text.js';
import { visible } from './visible.js';

/** Before and after as a unified difference, or as `before → after` where both fit on a line. */
export function diffLines(
  change: { readonly before: Json; readonly after: Json },
  paint: Paint,
): readonly string[] {
  const [before, after] = [valueText(change.before), valueText(change.after)];
  if (before === after) return [];
  const short = before.length + after.length < 80 && !`${before}${after}`.includes('\n');
  if (short) return [`${paint.red(shortValue(before))} → ${paint.green(shortValue(after))}`];
  return valueDiff(change.before, change.after, { before: 'live', after: 'wanted' })
    .split('\n')
    .map((line) => paintDiffLine(visible(line), paint));
}

function shortValue(text: string): string {
  return text === '' ? '(nothing)' : visible(text);
}

function paintDiffLine(line: string, paint: Paint): string {
  if (line.startsWith('+')) return paint.green(line);
  if (line.startsWith('-')) return paint.red(line);
  return line.startsWith('@@') ? paint.cyan(line) : line;
}
