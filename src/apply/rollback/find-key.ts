import type { DesiredKey } from '../../model/desired.js';
import { type KeyId, keyIdText } from '../../model/key-state.js';
import type { PlanInput } from '../../plan/make-plan.js';
import { indexTarget, matchKey } from '../../plan/match.js';
import { readState } from '../../plan/read-state.js';
import type { KeyToRestore } from './restore-key.js';
import type { RestoredKey } from './restored-keys.js';

/** The live key to restore; or why there is none, or why it can't be told or read, which the plan itself then says. */
export type FoundKey =
  | (KeyToRestore & { readonly kind: 'live'; readonly key: KeyId })
  | { readonly kind: 'blocked'; readonly key: KeyId; readonly desired: DesiredKey }
  | { readonly kind: 'lost'; readonly key: KeyId; readonly why: string };

/** Finds a key by what the estate declares now, and makes sure that it is the one of which the journal holds snapshots. */
export function findKey(
  { desired, observed }: PlanInput,
  key: KeyId,
  restored: RestoredKey | null,
): FoundKey {
  const lost = (why: string): FoundKey => ({ kind: 'lost', key, why });
  if (restored?.arn === null) return lost(restored.steps.some(isMaking) ? made : madeBefore);
  if (restored?.steps.every(({ step }) => step.op === 'claim')) return lost(claimed);
  const declared = desired.find(({ id }) => keyIdText(id) === keyIdText(key));
  const target = observed.find((each) => each.target === key.target);
  if (declared === undefined || target === undefined) return lost(undeclared);
  // By its tag alone: what the estate wants of its aliases doesn't matter here.
  const unnamed = { ...declared, state: { ...declared.state, aliases: [] } };
  const match = matchKey(unnamed, indexTarget(target));
  if (match.kind === 'blocked') return { kind: 'blocked', key, desired: unnamed };
  if (match.kind === 'absent') return lost(gone);
  const { arn } = match.key;
  if (restored !== null && restored.arn !== arn)
    return lost(`is another key now: the snapshot is of \`${restored.arn}\`, and \`${arn}\` carries its tag`);
  const state = readState(match.key);
  if (!state.read) return { kind: 'blocked', key, desired: declared };
  return { kind: 'live', key, desired: declared, observed: match.key, live: state.value, restored };
}

function isMaking({ step }: RestoredKey['steps'][number]): boolean {
  return step.op === 'create-key' || step.op === 'replicate-key';
}

const made = 'was made by that apply, and stays as it is: to end it, let the estate retire it';
const madeBefore = 'was made by the same plan, so that there is no state before it to restore';
const claimed = 'stays the estate’s: no step takes the ownership tag from a key';
const undeclared = 'is not declared by the estate any more, and so is left as it is: restore its YAML first';
const gone = 'is not there any more: nothing brings a deleted key back, or what was encrypted under it';
