import type { Outcome } from '../../model/diagnostic.js';
import type { JournalEntry } from '../../model/journal.js';
import { keyIdText } from '../../model/key-state.js';
import type { Note, Restores } from '../../model/plan.js';
import type { MadePlan, PlanInput } from '../../plan/make-plan.js';
import type { ChosenSteps } from './choose-steps.js';
import { makeRestoringPlan } from './make-restoring-plan.js';
import { restoredKeys, snapshotHash } from './restored-keys.js';
import { restoring } from './restoring-input.js';
import { stillAsked } from './still-asked.js';

/** A plan that undoes steps, before it is known what approval it needs. */
export interface RollbackPlan extends MadePlan {
  readonly restores: Restores;
}

/** The targets that undoing the steps looks at: of those that the estate has, the ones where a step was begun. */
export function rollbackTargets(entries: readonly JournalEntry[], chosen: ChosenSteps): readonly string[] {
  return [...new Set(restoredKeys(entries, chosen).map(({ key }) => key.target))].sort();
}

/**
 * The plan that brings back what the steps replaced, whatever is live now, with notes of what can't be restored and why. Warns of what
 * the estate still asks for. `input` is the estate and what those targets hold.
 */
export function rollbackPlan(
  input: PlanInput,
  entries: readonly JournalEntry[],
  chosen: ChosenSteps,
): Outcome<RollbackPlan> {
  const foreign = estateOf(entries, chosen.digest);
  if (foreign !== null && foreign !== input.estate.name) {
    const message = `the plan ${chosen.digest} was of the estate \`${foreign}\`, and this is \`${input.estate.name}\``;
    return { ok: false, problems: [{ code: 'KW4594', severity: 'error', message }] };
  }
  const restores: Restores = { ...chosen, snapshot: snapshotHash(entries, chosen) };
  const { input: wanted, notes } = restoring(input, restoredKeys(entries, restores));
  const made = makeRestoringPlan(wanted, entries);
  const value: RollbackPlan = {
    ...made,
    notes: [...notes, ...made.notes, ...unchangedKeys(wanted, made, notes)],
    restores,
  };
  return { ok: true, value, warnings: stillAsked(input, wanted, made.body.changes) };
}

/** The journal says whose plan it was before any of its steps. */
function estateOf(entries: readonly JournalEntry[], digest: string): string | null {
  for (const { event } of entries)
    if (event.kind === 'plan' && event.digest === digest) return event.plan.estate;
  return null;
}

/** Keys of which nothing is to do, although nothing else is said of them: what was done took no effect, or was undone since. */
function unchangedKeys(
  { desired }: PlanInput,
  { body, notes }: MadePlan,
  told: readonly Note[],
): readonly Note[] {
  const said = new Set(
    [...body.changes, ...body.blocked, ...notes, ...told].flatMap(({ key }) =>
      key === null ? [] : [keyIdText(key)],
    ),
  );
  return desired
    .filter(({ id }) => !said.has(keyIdText(id)))
    .map(({ id }) => ({
      key: id,
      target: id.target,
      message: 'is as it was before that apply: nothing to restore',
    }));
}
