import type { Diagnostic } from '../model/diagnostic.js';
import type { JournalEntry, Runner } from '../model/journal.js';
import { keyIdText } from '../model/key-state.js';
import type { Plan } from '../model/plan.js';

/** Which other applies changed keys of the plan since it was made, as far as the journal knows; once for each apply and key. */
export function moversOf(plan: Plan, entries: readonly JournalEntry[]): readonly Diagnostic[] {
  const since = Date.parse(plan.meta.createdAt);
  const touched = new Set(Object.keys(plan.observed));
  const runners = new Map<string, Runner>();
  const found = new Map<string, Diagnostic>();
  for (const { at, event } of entries) {
    if (event.kind === 'started') runners.set(event.run, event.runner);
    if (event.kind !== 'step-begin' || event.digest === plan.digest || Date.parse(at) < since) continue;
    const key = keyIdText(event.key);
    if (!touched.has(key)) continue;
    const who = runners.get(event.run)?.who ?? 'somebody';
    const message = `\`${key}\` was changed by ${who} at ${at}, with the plan ${event.digest}`;
    found.set(`${key} ${event.run}`, { code: 'KW4036', severity: 'warning', message });
  }
  return [...found.values()];
}
