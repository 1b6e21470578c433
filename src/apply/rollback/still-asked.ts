import type { Diagnostic } from '../../model/diagnostic.js';
import { keyIdText } from '../../model/key-state.js';
import type { Change } from '../../model/plan.js';
import { makePlan, type PlanInput } from '../../plan/make-plan.js';
import { observedAfter } from './observed-after.js';

/** What the estate's next plan would bring back of what the changes undo; one warning, or none. */
export function stillAsked(
  input: PlanInput,
  restored: PlanInput,
  changes: readonly Change[],
): readonly Diagnostic[] {
  const touched = new Set(changes.map(({ key, field }) => `${keyIdText(key)} ${field}`));
  const names = new Set(restored.desired.map(({ id }) => keyIdText(id)));
  const next = makePlan({
    ...input,
    desired: input.desired.filter(({ id }) => names.has(keyIdText(id))),
    observed: restored.observed.map((target) => observedAfter(target, changes)),
  }).body;
  const fields = new Map<string, Set<string>>();
  for (const { key, field } of next.changes) {
    const name = keyIdText(key);
    if (touched.has(`${name} ${field}`)) fields.set(name, (fields.get(name) ?? new Set()).add(field));
  }
  if (fields.size === 0) return [];
  const list = [...fields].map(([name, words]) => `\`${name}\` (${[...words].join(', ')})`).join('; ');
  const message = `the estate still asks for what is rolled back, and its next plan would bring it back: ${list}`;
  return [{ code: 'KW4592', severity: 'warning', message }];
}
