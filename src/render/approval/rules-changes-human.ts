import type { RulesChange } from '../../model/plan.js';
import type { RenderOptions } from '../options.js';
import { paintFor } from '../paint.js';
import { visible } from '../visible.js';

/** How a plan changes who approves, above everything else; empty where it doesn't. */
export function rulesChangesHuman(rulesChanges: readonly RulesChange[], options: RenderOptions): string {
  if (rulesChanges.length === 0) return '';
  const paint = paintFor(options.color);
  const heading = paint.bold(paint.red('this plan changes who approves, or what needs approval'));
  const lines = rulesChanges.map(({ id, effect }) => `  ${paint.red(visible(id))}  ${visible(effect)}`);
  return `${[heading, ...lines].join('\n')}\n\n`;
}
