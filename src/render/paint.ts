import picocolors from 'picocolors';
import type { Risk } from '../model/risk.js';

/** Functions that colour a text, or leave it as it is. */
export type Paint = ReturnType<typeof picocolors.createColors>;

export function paintFor(color: boolean): Paint {
  return picocolors.createColors(color);
}

/** The text in the colour of its risk. */
export function paintRisk(paint: Paint, risk: Risk, text: string): string {
  if (risk === 'destructive') return paint.bold(paint.red(text));
  if (risk === 'sensitive') return paint.red(text);
  if (risk === 'widening') return paint.yellow(text);
  return risk === 'narrowing' ? paint.cyan(text) : paint.dim(text);
}
