import type { ApplyEvent } from '../../model/apply-report.js';
import { keyIdText } from '../../model/key-state.js';
import { visible } from '../visible.js';

/** One line for one event of a running apply: `[3/12] payments-cards@prod-eu: create the key`. */
export function applyLine({ kind, change, index, total }: ApplyEvent): string {
  if (change === null) return kind === 'verify' ? 'verifying what was done' : kind;
  if (kind === 'wait')
    return `${visible(keyIdText(change.key))}: waiting to see whether an earlier run made the key`;
  const place = `[${index + 1}/${total}] ${visible(keyIdText(change.key))}`;
  const effect = visible(change.effect);
  if (kind === 'failed') return `${place}: failed: ${effect}`;
  return kind === 'verify' ? `${place}: verifying: ${effect}` : `${place}: ${effect}`;
}
