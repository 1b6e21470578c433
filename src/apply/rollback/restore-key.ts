import type { DesiredKey } from '../../model/desired.js';
import type { Estate } from '../../model/estate.js';
import { type KeyState, keyIdText } from '../../model/key-state.js';
import type { ObservedKey } from '../../model/observed.js';
import { stateAfter } from '../../plan/state-after.js';
import { restoredGrants } from './restored-grants.js';
import type { RestoredKey } from './restored-keys.js';
import { restoredLife } from './restored-life.js';
import type { ReturningAliases } from './returning-aliases.js';

/** One live key, and what of it is to be as it was. */
export interface KeyToRestore {
  /** As the estate declares it. */
  readonly desired: DesiredKey;
  readonly observed: ObservedKey;
  readonly live: KeyState;
  /** Null for a key that only gets an alias back. */
  readonly restored: RestoredKey | null;
}

export interface RestoredDesire {
  readonly desired: DesiredKey;
  readonly notes: readonly string[];
}

/** What the key is to be: as it is, but for what the snapshot holds. What manages it, and how, is the estate's to say all the same. */
export function restoreKey(
  { desired, observed, live, restored }: KeyToRestore,
  { back, staying }: ReturningAliases,
  settings: Estate['observe'],
): RestoredDesire {
  const name = keyIdText(desired.id);
  const { life, notes } = restoredLife(desired, observed, live.life, restored);
  const stays = (staying.get(name) ?? []).filter(({ alias }) => live.aliases.includes(alias));
  const grants =
    restored === null
      ? { grants: null, notes: [] }
      : restoredGrants(desired, live.grants, restored, settings);
  const before = {
    ...live,
    ...restored?.fields,
    ...(grants.grants === null ? { grants: live.grants } : { grants: grants.grants }),
    life: live.life,
  };
  const state = stateAfter(before, restored?.kept ?? []);
  const aliases = [...state.aliases, ...(back.get(name) ?? []), ...stays.map(({ alias }) => alias)];
  return {
    desired: {
      ...desired,
      // A grant that is made anew gets an id of its own.
      state: {
        ...state,
        aliases: [...new Set(aliases)].sort(),
        grants: state.grants.map((grant) => ({ ...grant, id: null })),
      },
      life,
    },
    notes: [
      ...(restored?.unread ?? []).map(
        (field) => `its ${field} could not be read before that apply, and stays as it is`,
      ),
      ...notes,
      ...grants.notes,
      ...stays.map(
        ({ alias, fromArn }) =>
          `\`${alias}\` stays here: it came from \`${fromArn}\`, which the estate doesn't declare`,
      ),
    ],
  };
}
