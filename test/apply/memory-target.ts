import type { KeyState } from '../../src/model/key-state.js';
import type { ObservedKey, ObservedTarget } from '../../src/model/observed.js';
import type { Change } from '../../src/model/plan.js';
import { desiredKey, liveKey, observedTarget, stateOf } from '../plan/builders.js';

interface Live {
  readonly owner: string;
  readonly name: string;
  readonly state: KeyState;
  readonly retiredSince: string | null;
}

/** A target in memory that does what each step says, for tests of planning and resuming. */
export class MemoryTarget {
  readonly #keys = new Map<string, Live>();

  constructor(keys: readonly Live[] = []) {
    for (const key of keys) this.#keys.set(key.name, key);
  }

  observe(): ObservedTarget {
    return observedTarget([...this.#keys.values()].map(observed));
  }

  perform({ key, step }: Change): void {
    if (step.op === 'create-key') {
      const { state, owner } = step;
      const bare: KeyState = {
        ...state,
        aliases: [],
        grants: [],
        rotation: { kind: 'off' },
        life: 'enabled',
      };
      this.#keys.set(key.name, { name: key.name, owner, state: bare, retiredSince: null });
      return;
    }
    if (step.op === 'move-alias') {
      for (const [name, live] of this.#keys)
        this.#set(name, { aliases: live.state.aliases.filter((alias) => alias !== step.alias) });
    }
    const live = this.#keys.get(key.name);
    if (live === undefined) throw new Error(`no key ${key.name}`);
    this.#set(key.name, changed(live.state, step));
    const marks = step.op === 'mark-retired' || (step.op === 'disable' && step.retiring);
    if (marks) this.#mark(key.name, '2027-03-01T12:00:00Z');
    if (step.op === 'unmark-retired') this.#mark(key.name, null);
  }

  #set(name: string, changes: Partial<KeyState>): void {
    const live = this.#keys.get(name);
    if (live !== undefined) this.#keys.set(name, { ...live, state: { ...live.state, ...changes } });
  }

  #mark(name: string, retiredSince: string | null): void {
    const live = this.#keys.get(name);
    if (live !== undefined) this.#keys.set(name, { ...live, retiredSince });
  }
}

function observed({ owner, name, state, retiredSince }: Live): ObservedKey {
  return liveKey(desiredKey({ name, owner, state }), {}, { retiredSince });
}

function changed(state: KeyState, step: Change['step']): Partial<KeyState> {
  switch (step.op) {
    case 'set-description':
      return { description: step.description };
    case 'set-tags':
      return { tags: { ...state.tags, ...step.tags } };
    case 'remove-tags':
      return {
        tags: Object.fromEntries(Object.entries(state.tags).filter(([name]) => !step.tags.includes(name))),
      };
    case 'create-alias':
    case 'move-alias':
      return { aliases: [...state.aliases, step.alias].sort() };
    case 'delete-alias':
      return { aliases: state.aliases.filter((alias) => alias !== step.alias) };
    case 'put-policy':
      return { policy: step.policy };
    case 'create-grant':
      return { grants: [...state.grants, { ...step.grant, id: `id of ${step.grant.name}` }] };
    case 'revoke-grant':
      return { grants: state.grants.filter(({ id }) => id !== step.grant.id) };
    case 'set-rotation':
      return { rotation: step.rotation };
    case 'enable':
      return { life: 'enabled' };
    case 'disable':
    case 'cancel-deletion':
      return { life: 'disabled' };
    case 'schedule-deletion':
      return { life: 'pending-deletion' };
    default:
      return stateOf(state);
  }
}
