import type { Place } from '../model/place.js';
import { cells } from './cells.js';
import { visible } from './visible.js';

/** How much of a line around the place is looked at: a line of a minified file can have megabytes. */
const reach = 400;

/** The place's line and, below it, carets under the stretch: two lines, long ones cut around the place. */
export function frame(place: Place, width: number): readonly [string, string] {
  const gutter = String(place.line).padStart(5);
  const room = Math.max(20, width - gutter.length - 5);
  const stretch = cutStretch(place);
  const window = cutWindow(stretch, room);
  const carets = '^'.repeat(Math.max(1, Math.min(cells(window.inside), room - cells(window.before))));
  return [
    `${gutter} | ${window.before}${window.inside}${window.after}`.trimEnd(),
    `${' '.repeat(gutter.length)} | ${' '.repeat(cells(window.before))}${carets}`,
  ];
}

interface Stretch {
  readonly before: string;
  readonly inside: string;
  readonly after: string;
}

function cutStretch(place: Place): Stretch {
  const from = Math.max(0, place.column - 1);
  const to = from + Math.max(1, place.length);
  const text = place.lineText;
  const start = Math.max(0, from - reach);
  const lead = start > 0 ? '…' : '';
  const trail = text.length > to + reach ? '…' : '';
  return {
    before: lead + shown(text.slice(start, from)),
    inside: shown(text.slice(from, Math.min(to, from + reach))),
    after: shown(text.slice(to, to + reach)) + trail,
  };
}

/** Keeps the beginning of the stretch in sight, with some of what stands before it. */
function cutWindow(stretch: Stretch, room: number): Stretch {
  const before = keepEnd(stretch.before, Math.floor(room / 2));
  const inside = keepStart(stretch.inside, room - cells(before));
  const after = keepStart(stretch.after, room - cells(before) - cells(inside));
  return { before, inside, after };
}

function keepStart(text: string, room: number): string {
  if (cells(text) <= room) return text;
  return room < 1 ? '' : `${takeCells([...text], room - 1).join('')}…`;
}

function keepEnd(text: string, room: number): string {
  if (cells(text) <= room) return text;
  return `…${takeCells([...text].reverse(), room - 1)
    .reverse()
    .join('')}`;
}

function takeCells(characters: readonly string[], room: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += cells(character);
    if (used > room) break;
    taken.push(character);
  }
  return taken;
}

function shown(text: string): string {
  return text.split('\t').map(visible).join('\\t');
}
