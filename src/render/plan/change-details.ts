import { keyIdText } from '../../model/key-state.js';
import type { Change } from '../../model/plan.js';
import { diffLines } from '../diff-lines.js';
import { type Paint, paintRisk } from '../paint.js';
import { visible } from '../visible.js';

/** One change with its before and after, indented. */
export function changeDetails(change: Change, paint: Paint): string {
  const heading = `  ${paint.bold(visible(keyIdText(change.key)))} ${visible(change.field)} (${paintRisk(paint, change.risk, change.risk)})`;
  const arn = change.arn === null ? [] : [`    ${paint.dim(visible(change.arn))}`];
  return [heading, ...arn, ...diffLines(change, paint).map((line) => `    ${line}`)].join('\n');
}
