import type { UnsettledGlass } from '../../model/broken-glass.js';
import { codeSpan } from '../markdown.js';
import type { Paint } from '../paint.js';
import { visible } from '../visible.js';

const heading = 'the glass was broken, and nobody has approved it since';

/** What was applied on one person's signature, and what is still missing, for a terminal; empty where nothing was. */
export function glassHuman(glass: readonly UnsettledGlass[], paint: Paint): string {
  if (glass.length === 0) return '';
  const lines = glass.flatMap(({ digest, person, group, reason, at, missing }) => [
    `  ${visible(digest)}`,
    `      ${paint.red('broken by')}  ${visible(`${person} (${group})`)}, ${visible(at)}: ${visible(reason)}`,
    ...missing.map((text) => `      ${paint.red('missing  ')}  ${visible(text)}`),
  ]);
  return [paint.bold(paint.red(heading.toUpperCase())), ...lines].join('\n');
}

/** The same as Markdown. */
export function glassMarkdown(glass: readonly UnsettledGlass[]): string {
  if (glass.length === 0) return '';
  const items = glass.flatMap(({ digest, person, group, reason, at, missing }) => [
    `- ${codeSpan(digest)}: broken by ${codeSpan(`${person} (${group})`)} at ${codeSpan(at)}: ${codeSpan(reason)}`,
    ...missing.map((text) => `  - missing: ${codeSpan(text)}`),
  ]);
  return [`> [!CAUTION]\n> ${heading}`, items.join('\n')].join('\n\n');
}
