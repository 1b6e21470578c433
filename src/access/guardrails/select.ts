import type { KeySelection } from '../../model/guardrail.js';
import type { KeySubject } from './subject.js';

/** Whether a rule is about the key. Own labels only: `constructor` is not a label of everything. */
export function isSelected({ labels, keys }: KeySelection, { key }: KeySubject): boolean {
  if (keys !== null && !keys.includes(key.name)) return false;
  return Object.entries(labels).every(
    ([name, value]) => Object.hasOwn(key.labels, name) && key.labels[name] === value,
  );
}
