import type { DesiredKey } from '../../model/desired.js';
import type { Outcome } from '../../model/diagnostic.js';
import type { JournalEntry } from '../../model/journal.js';
import { keyIdText } from '../../model/key-state.js';
import type { ObservedTarget } from '../../model/observed.js';
import type { Note, Restores } from '../../model/plan.js';
import type { PlanInput } from '../../plan/make-plan.js';
import { type FoundKey, findKey } from './find-key.js';
import { restoreKey } from './restore-key.js';
import { type RestoredKey, restoredKeys, snapshotHash } from './restored-keys.js';
import { returningAliases } from './returning-aliases.js';

/** What a rollback's plan is made of, and what can't be restored. */
export interface RestoringInput {
  readonly input: PlanInput;
  readonly notes: readonly Note[];
}

/**
 * What the targets hold beside what the restored keys are to be: as they are, overlaid with the snapshots. Other keys are no part of
 * it. A journal that doesn't hold the very snapshots that the plan restores is a problem. `input` has to be of the estate, and of the
 * targets of the restored keys.
 */
export function restoringInput(
  input: PlanInput,
  restores: Restores,
  entries: readonly JournalEntry[],
): Outcome<PlanInput> {
  if (snapshotHash(entries, restores) !== restores.snapshot) {
    const message = `the snapshots of ${restores.digest} that the journal holds are not those that the plan restores`;
    return { ok: false, problems: [{ code: 'KW4593', severity: 'error', message }] };
  }
  return { ok: true, value: restoring(input, restoredKeys(entries, restores)).input, warnings: [] };
}

/** The same with what can't be restored, and why. */
export function restoring(input: PlanInput, keys: readonly RestoredKey[]): RestoringInput {
  const aliases = returningAliases(input, keys);
  const named = new Set(keys.map(({ key }) => keyIdText(key)));
  const losers = aliases.losers.filter((key) => !named.has(keyIdText(key)));
  const found = [
    ...keys.map((restored) => findKey(input, restored.key, restored)),
    ...losers.map((key) => findKey(input, key, null)),
  ];
  const wanted = found.map((each): { desired: DesiredKey | null; notes: readonly string[] } =>
    each.kind === 'live' ? restoreKey(each, aliases, input.estate.observe) : unchanged(each),
  );
  const desired = wanted.flatMap((each) => each.desired ?? []);
  const targets = new Set(keys.map(({ key }) => key.target));
  return {
    input: {
      ...input,
      desired: [...desired].sort((a, b) => (keyIdText(a.id) < keyIdText(b.id) ? -1 : 1)),
      observed: input.observed
        .filter(({ target }) => targets.has(target))
        .map((target) => onlyOwned(target, desired)),
    },
    notes: wanted.flatMap(({ notes }, index) => {
      const key = found[index]?.key ?? null;
      return notes.map((message): Note => ({ key, target: key?.target ?? '', message }));
    }),
  };
}

function unchanged(found: Exclude<FoundKey, { kind: 'live' }>) {
  return found.kind === 'blocked'
    ? { desired: found.desired, notes: [] }
    : { desired: null, notes: [found.why] };
}

/** Without the keys that are no part of it: of those nothing is said. */
function onlyOwned(target: ObservedTarget, desired: readonly DesiredKey[]): ObservedTarget {
  const owners = new Set(desired.filter(({ id }) => id.target === target.target).map(({ owner }) => owner));
  const isPart = ({ owner }: ObservedTarget['keys'][number]) =>
    !owner.read || (owner.value !== null && owners.has(owner.value));
  return {
    ...target,
    keys: target.keys.filter(isPart),
    unmanaged: target.unmanaged.filter((key) => key.unread !== null),
  };
}
