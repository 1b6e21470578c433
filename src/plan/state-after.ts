import { nativeGrantText, sortNativeGrants } from '../access/native-grant-form.js';
import type { KeyState } from '../model/key-state.js';
import type { Step } from '../model/step.js';

/** The state in which a key is once the steps are done, from the one in which it was. */
export function stateAfter(state: KeyState, steps: readonly Step[]): KeyState {
  return steps.reduce(after, state);
}

function after(state: KeyState, step: Step): KeyState {
  switch (step.op) {
    case 'set-description':
      return { ...state, description: step.description };
    case 'set-tags':
      return { ...state, tags: { ...state.tags, ...step.tags } };
    case 'remove-tags':
      return { ...state, tags: without(state.tags, step.tags) };
    case 'create-alias':
    case 'move-alias':
      return { ...state, aliases: [...new Set([...state.aliases, step.alias])].sort() };
    case 'delete-alias':
      return { ...state, aliases: state.aliases.filter((alias) => alias !== step.alias) };
    case 'put-policy':
      return { ...state, policy: step.policy };
    case 'create-grant':
      return { ...state, grants: sortNativeGrants([...state.grants, step.grant]) };
    case 'revoke-grant':
      return { ...state, grants: withoutOne(state.grants, step.grant) };
    case 'set-rotation':
      return { ...state, rotation: step.rotation };
    case 'enable':
      return { ...state, life: 'enabled' };
    case 'disable':
    case 'cancel-deletion':
      return { ...state, life: 'disabled' };
    case 'schedule-deletion':
      return { ...state, life: 'pending-deletion' };
    case 'create-key':
    case 'replicate-key':
    case 'claim':
    case 'mark-retired':
    case 'unmark-retired':
      return state;
  }
}

function without(tags: KeyState['tags'], names: readonly string[]): KeyState['tags'] {
  return Object.fromEntries(Object.entries(tags).filter(([name]) => !names.includes(name)));
}

/** Two grants can have the same content: one revocation takes one of them. */
function withoutOne(grants: KeyState['grants'], revoked: KeyState['grants'][number]): KeyState['grants'] {
  const index = grants.findIndex(
    (grant) => grant.id === revoked.id && nativeGrantText(grant) === nativeGrantText(revoked),
  );
  return grants.filter((_, position) => position !== index);
}
