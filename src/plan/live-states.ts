import type { DesiredKey } from '../model/desired.js';
import { type KeyState, keyIdText } from '../model/key-state.js';
import type { ObservedKey, ObservedTarget, Reading } from '../model/observed.js';
import type { Blocked } from '../model/plan.js';
import { block } from './block.js';
import { indexTarget, matchKey } from './match.js';

/** A declared key as it is in its target. */
export interface LiveState {
  readonly desired: DesiredKey;
  readonly arn: string;
  readonly state: KeyState;
}

/** What is known of declared keys in the targets that were observed. */
export interface LiveStates {
  readonly live: readonly LiveState[];
  /** Declared keys that aren't there. */
  readonly absent: readonly DesiredKey[];
  /** Keys that can't be told from others, or of which too little could be read. */
  readonly unknown: readonly Blocked[];
}

/** Finds the live state of each declared key, as far as questions about access need it. */
export function liveStates(desired: readonly DesiredKey[], observed: readonly ObservedTarget[]): LiveStates {
  const live: LiveState[] = [];
  const absent: DesiredKey[] = [];
  const unknown: Blocked[] = [];
  for (const target of observed) {
    const index = indexTarget(target);
    for (const key of desired.filter(({ id }) => id.target === target.target)) {
      const match = matchKey(key, index);
      if (match.kind === 'absent') absent.push(key);
      else if (match.kind === 'blocked') unknown.push(match.blocked);
      else {
        const state = accessState(key, match.key);
        if (state.read) live.push({ desired: key, arn: match.key.arn, state: state.value });
        else unknown.push(unread(key, state.reason));
      }
    }
  }
  return { live, absent, unknown };
}

/** The state with all that decides about access as it was read; the rest as it is desired. */
function accessState({ state }: DesiredKey, { fields }: ObservedKey): Reading<KeyState> {
  const { policy, grants, life, algorithm, purpose, origin, multiRegion } = fields;
  if (!policy.read) return { read: false, reason: `policy (${policy.reason})` };
  if (!grants.read) return { read: false, reason: `grants (${grants.reason})` };
  if (!life.read) return { read: false, reason: `state (${life.reason})` };
  return {
    read: true,
    value: {
      ...state,
      policy: policy.value,
      grants: grants.value,
      life: life.value,
      algorithm: algorithm.read ? algorithm.value : 'unknown',
      purpose: purpose.read ? purpose.value : 'unknown',
      ...(origin.read ? { origin: origin.value } : {}),
      ...(multiRegion.read ? { multiRegion: multiRegion.value } : {}),
    },
  };
}

function unread({ id }: DesiredKey, reason: string): Blocked {
  return block(
    id,
    'KW4004',
    `the access to \`${keyIdText(id)}\` isn't known, because this can't be read: ${reason}`,
    'allow what is missing to the principal that keywright runs as; what is not read is never taken for no access',
  );
}
