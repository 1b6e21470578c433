import type { DesiredKey } from '../../model/desired.js';
import type { Target } from '../../model/estate.js';
import type { PlannedKeyStore } from './key-stores.js';
import { partiesOf } from './observed-principals.js';
import type { PlannedNames } from './observed-state.js';

/** Whom and what the desired keys name: they have to exist by the time that the plan is applied. */
export function plannedNames(desired: readonly DesiredKey[], targets: readonly Target[]): PlannedNames {
  const grants = desired.flatMap(({ state }) => state.grants);
  return {
    policies: desired.map(({ state }) => state.policy),
    parties: partiesOf(grants),
    keyStores: desired.flatMap((key) => keyStoreOf(key, targets)),
  };
}

function keyStoreOf(
  { id, state: { origin } }: DesiredKey,
  targets: readonly Target[],
): readonly PlannedKeyStore[] {
  const target = targets.find(({ name }) => name === id.target);
  if (target === undefined || !('customKeyStore' in origin)) return [];
  const type = origin.kind === 'hsm' ? 'AWS_CLOUDHSM' : 'EXTERNAL_KEY_STORE';
  return [{ account: target.account, region: target.region, id: origin.customKeyStore, type }];
}
