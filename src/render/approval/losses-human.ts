import type { RenderOptions } from '../options.js';
import { paintFor } from '../paint.js';
import { visible } from '../visible.js';

/** The keys that a plan takes away, above everything else; empty for none. */
export function lossesHuman(losses: readonly string[], options: RenderOptions): string {
  if (losses.length === 0) return '';
  const paint = paintFor(options.color);
  const heading = paint.bold(paint.red('this plan takes away'));
  return `${[heading, ...losses.map((key) => `  ${paint.red(visible(key))}`)].join('\n')}\n\n`;
}
