import type { Change, Phase } from '../model/plan.js';
import type { StepName } from '../model/step.js';

/**
 * The order of a plan: phase by phase over all keys, so that nothing ends before everything else is in place.
 * A restored key gets its policy before it works again, access is given before it is taken, and what destroys
 * comes last.
 */
const phaseOrder = [
  'create',
  'restore',
  'secure',
  'describe',
  'tag',
  'alias',
  'enable',
  'grant-access',
  'rotate',
  'move',
  'remove-access',
  'disable',
  'destroy',
] as const satisfies readonly Phase[];

/** The order of steps within one phase of one key. */
const stepOrder = [
  'create-key',
  'replicate-key',
  'cancel-deletion',
  'claim',
  'put-policy',
  'create-grant',
  'set-description',
  'set-tags',
  'create-alias',
  'enable',
  'unmark-retired',
  'set-rotation',
  'move-alias',
  'delete-alias',
  'remove-tags',
  'revoke-grant',
  'mark-retired',
  'disable',
  'schedule-deletion',
] as const satisfies readonly StepName[];

/** A change with what decides its place beside its phase. */
export interface Placed {
  readonly change: Change;
  /** Replicas come after primaries: they need them. */
  readonly replica: boolean;
}

/** The changes in the order of execution. The tie-break is total: the same changes always come out the same. */
export function orderChanges(placed: readonly Placed[]): readonly Change[] {
  return [...placed].sort(comparePlaced).map(({ change }) => change);
}

function comparePlaced(a: Placed, b: Placed): number {
  return (
    phaseOrder.indexOf(a.change.phase) - phaseOrder.indexOf(b.change.phase) ||
    Number(a.replica) - Number(b.replica) ||
    compareText(a.change.key.target, b.change.key.target) ||
    compareText(a.change.key.name, b.change.key.name) ||
    stepOrder.indexOf(a.change.step.op) - stepOrder.indexOf(b.change.step.op) ||
    compareText(a.change.id, b.change.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
