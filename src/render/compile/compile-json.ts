import type { DesiredKey } from '../../model/desired.js';
import { policyValue } from '../value-text.js';
import { jsonText } from '../visible.js';

/** What each key compiles to, for programs: `{keys: [{id, owner, primaryTarget, life, state}]}`, policies as JSON. */
export function compileJson(keys: readonly DesiredKey[]): string {
  return jsonText({
    keys: keys.map(({ id, owner, primaryTarget, life, state }) => ({
      id,
      owner,
      primaryTarget,
      life,
      state: { ...state, policy: policyValue(state.policy) },
    })),
  });
}
