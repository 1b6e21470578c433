import type { Json } from '../model/json.js';
import type { Paint } from './paint.js';
import { valueDiff, valueText } from './value-text.js';
import { visible } from './visible.js';

interface Difference {
  readonly before: Json;
  readonly after: Json;
}

/** `before → after` where both fit on a line; null where they don't, and where nothing differs. */
export function shortDiff(change: Difference, paint: Paint): string | null {
  const [before, after] = [valueText(change.before), valueText(change.after)];
  const short = before.length + after.length < 80 && !`${before}${after}`.includes('\n');
  if (before === after || !short) return null;
  return `${paint.red(shortValue(before))} → ${paint.green(shortValue(after))}`;
}

/** What the heads of a difference between a target and the estate are called. */
const liveAndWanted = { before: 'live', after: 'wanted' };

/** Before and after as a unified difference, or as `before → after` where both fit on a line. */
export function diffLines(change: Difference, paint: Paint, names = liveAndWanted): readonly string[] {
  if (valueText(change.before) === valueText(change.after)) return [];
  const short = shortDiff(change, paint);
  if (short !== null) return [short];
  return valueDiff(change.before, change.after, names)
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
