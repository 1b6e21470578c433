import type { KeyState } from '../../model/key-state.js';
import type { ObservedKey, ObservedTarget } from '../../model/observed.js';
import type { Change } from '../../model/plan.js';
import { readState } from '../../plan/read-state.js';
import { stateAfter } from '../../plan/state-after.js';

/** What a target will answer once the changes are done. */
export function observedAfter(target: ObservedTarget, changes: readonly Change[]): ObservedTarget {
  const here = changes.filter(({ key }) => key.target === target.target);
  const aliases = new Map(Object.entries(target.aliases));
  for (const { step, arn } of here) {
    if (step.op === 'delete-alias') aliases.delete(step.alias);
    if ((step.op === 'create-alias' || step.op === 'move-alias') && arn !== null)
      aliases.set(step.alias, arn);
  }
  return {
    ...target,
    aliases: Object.fromEntries(aliases),
    keys: target.keys.map((key) => keyAfter(key, here, aliases)),
  };
}

function keyAfter(
  key: ObservedKey,
  changes: readonly Change[],
  aliases: ReadonlyMap<string, string>,
): ObservedKey {
  const live = readState(key);
  if (!live.read) return key;
  const own = changes.filter(({ arn }) => arn === key.arn).map(({ step }) => step);
  const held = [...aliases].flatMap(([alias, arn]) => (arn === key.arn ? [alias] : []));
  const state = { ...stateAfter(live.value, own), aliases: held.sort() };
  const isUnmarked = own.some(({ op }) => op === 'unmark-retired');
  return { ...key, fields: readFields(state), retiredSince: isUnmarked ? null : key.retiredSince };
}

function readFields(state: KeyState): ObservedKey['fields'] {
  const entries = Object.entries(state).map(([name, value]) => [name, { read: true, value }]);
  return Object.fromEntries(entries) as ObservedKey['fields'];
}
