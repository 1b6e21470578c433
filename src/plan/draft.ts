import type { AccessChange } from '../model/access-row.js';
import type { DesiredKey } from '../model/desired.js';
import type { Json } from '../model/json.js';
import { type KeyState, keyIdText, type LifeState } from '../model/key-state.js';
import type { ObservedKey } from '../model/observed.js';
import type { Change, Phase } from '../model/plan.js';
import type { Risk } from '../model/risk.js';
import type { Step } from '../model/step.js';
import type { AccessSteps } from './access-steps.js';

/** What a field's rule knows when it compares. */
export interface FieldContext {
  readonly desired: DesiredKey;
  /** The live state; for a key that the plan creates, the state in which it will be just after that. */
  readonly live: KeyState;
  /** Null for a key that the plan creates. */
  readonly observed: ObservedKey | null;
  /** The life in which the key takes ordinary changes: after restoring and enabling, before disabling and ending. */
  readonly working: LifeState;
  /** Every alias of the target: name → key ARN. */
  readonly aliases: Readonly<Record<string, string>>;
  /** The aliases that any key of the estate wants in this target. */
  readonly wantedAliases: ReadonlySet<string>;
  /** The account of the target. */
  readonly account: string;
  /** What each change of policy and native grants gives and takes; worked out once, when it is asked for. */
  accessSteps(): AccessSteps;
}

/** A change before it has its id; `detail` tells it apart from others of the same field and step. */
export interface Draft {
  readonly phase: Phase;
  readonly risk: Risk;
  readonly effect: string;
  readonly irreversible?: string;
  readonly access?: AccessChange;
  readonly before: Json;
  readonly after: Json;
  readonly step: Step;
  readonly detail?: string;
}

/** What comparing one field gave: changes, and what can't be changed now and why. */
export interface FieldResult {
  readonly drafts: readonly Draft[];
  readonly notes: readonly string[];
}

export const nothing: FieldResult = { drafts: [], notes: [] };

/** A change of the plan from its draft. */
export function changeOf(
  draft: Draft,
  field: Change['field'],
  desired: DesiredKey,
  observed: ObservedKey | null,
): Change {
  const detail = draft.detail === undefined ? '' : `/${draft.detail}`;
  return {
    id: `${keyIdText(desired.id)}/${field}/${draft.step.op}${detail}`,
    key: desired.id,
    arn: observed?.arn ?? null,
    field,
    phase: draft.phase,
    risk: draft.risk,
    effect: draft.effect,
    irreversible: draft.irreversible ?? null,
    access: draft.access ?? null,
    before: draft.before,
    after: draft.after,
    step: draft.step,
  };
}
