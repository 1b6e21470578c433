import type { DesiredKey } from '../model/desired.js';
import type { Json } from '../model/json.js';
import type { KeyState } from '../model/key-state.js';
import type { Draft } from './draft.js';
import { readablePolicy } from './readable-policy.js';

/** What a key is just after its creation: what CreateKey or ReplicateKey takes is set, all else is bare. */
export function stateAfterCreation({ state }: DesiredKey): KeyState {
  return {
    ...state,
    aliases: [],
    grants: [],
    rotation: state.rotation.kind === 'impossible' ? state.rotation : { kind: 'off' },
    life: state.origin.kind === 'external' ? 'pending-import' : 'enabled',
  };
}

/** The change that makes the key, with its policy and ownership tag from the first moment. */
export function creation(desired: DesiredKey): Draft {
  const { state, owner, primaryTarget } = desired;
  const kind = `${state.algorithm} key to ${state.purpose}`;
  return {
    phase: 'create',
    risk: 'routine',
    effect: primaryTarget === null ? `create the key (${kind})` : `replicate the key from ${primaryTarget}`,
    before: null,
    after: creationJson(state),
    step:
      primaryTarget === null
        ? { op: 'create-key', state, owner }
        : { op: 'replicate-key', state, owner, primaryTarget },
  };
}

function creationJson(state: KeyState): Json {
  return {
    algorithm: state.algorithm,
    purpose: state.purpose,
    origin: { ...state.origin },
    multiRegion: state.multiRegion,
    description: state.description,
    tags: state.tags,
    policy: readablePolicy(state.policy),
  };
}
