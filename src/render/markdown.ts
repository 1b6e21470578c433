import { visible, visibleLines } from './visible.js';

/**
 * Text from outside stands only in code spans and fences: there, Markdown makes no links, no mentions, no issue
 * references and no HTML of it (CommonMark 0.31 §6.1, §4.5). The delimiter is longer than any run of backticks inside.
 */
export function codeSpan(text: string): string {
  const shown = visible(text);
  const ticks = '`'.repeat(longestRun(shown) + 1);
  const padded = shown === '' || /^[` ]|[` ]$/.test(shown) ? ` ${shown} ` : shown;
  return `${ticks}${padded}${ticks}`;
}

/**
 * A code span inside a table. GFM splits cells before it looks for spans, so pipes are escaped; a pipe after a
 * backslash is spelled out, since renderers disagree on which of the two the backslash belongs to.
 */
export function codeCell(text: string): string {
  return codeSpan(text).replace(/(\\?)\|/g, (_, slash: string) => (slash === '' ? '\\|' : '\\\\u{7c}'));
}

/** A fenced block with a fence that the text can't close. */
export function fence(text: string, language: string): string {
  const shown = visibleLines(text.replace(/\n$/, ''));
  const ticks = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${ticks}${language}\n${shown}\n${ticks}`;
}

/** A block that is folded until somebody opens it. `title` is our own text, never from outside. */
export function details(title: string, body: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
