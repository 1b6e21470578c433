import { type KeyId, keyIdText } from '../../model/key-state.js';
import type { PlanInput } from '../../plan/make-plan.js';
import type { RestoredKey } from './restored-keys.js';

/** What becomes of the aliases that undone steps moved from one key to another. */
export interface ReturningAliases {
  /** Aliases that keys get back which the apply took them from, by `name@target`. */
  readonly back: ReadonlyMap<string, readonly string[]>;
  readonly losers: readonly KeyId[];
  /** Aliases that stay, because the key that had them isn't the estate's, by the `name@target` of the key that has them. */
  readonly staying: ReadonlyMap<string, readonly { readonly alias: string; readonly fromArn: string }[]>;
}

/** A moved alias is a snapshot of two keys, of which the journal names the other one by its ARN only. */
export function returningAliases(
  { desired, observed }: PlanInput,
  keys: readonly RestoredKey[],
): ReturningAliases {
  const back = new Map<string, readonly string[]>();
  const losers = new Map<string, KeyId>();
  const staying = new Map<string, readonly { alias: string; fromArn: string }[]>();
  for (const { key, steps } of keys)
    for (const { step } of steps) {
      if (step.op !== 'move-alias') continue;
      const { alias, fromArn } = step;
      const target = observed.find((each) => each.target === key.target);
      const owner = target?.keys.find(({ arn }) => arn === fromArn)?.owner;
      const loser = desired.find(
        (each) => each.id.target === key.target && owner?.read === true && each.owner === owner.value,
      );
      if (loser === undefined) {
        const name = keyIdText(key);
        staying.set(name, [...(staying.get(name) ?? []), { alias, fromArn }]);
      } else {
        const name = keyIdText(loser.id);
        losers.set(name, loser.id);
        back.set(name, [...(back.get(name) ?? []), alias]);
      }
    }
  return { back, losers: [...losers.values()], staying };
}
