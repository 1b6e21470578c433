import type { Path, Source } from '../../../model/place.js';
import type { Condition } from './condition.js';

/** Who a statement names: IAM ARNs, services, or everybody (who then must meet a condition on the organization). */
export interface DraftPrincipals {
  readonly kind: 'AWS' | 'Service';
  /** Sorted; `*` alone for everybody. */
  readonly values: readonly string[];
}

/** A part of the estate that asks for access, and what it asks for. */
export interface Asking {
  readonly source: Source;
  readonly path: Path;
  readonly principals: readonly string[];
  readonly actions: readonly string[];
}

/** An allow statement before it has its Sid. */
export interface Draft {
  /** What the statement is for; the Sid is made of it. Grant names have no capitals, so the labels' words do. */
  readonly labels: readonly string[];
  /** Where it stands: delegation, reconciler, administrators, grants. */
  readonly rank: 0 | 1 | 2 | 3;
  readonly principals: DraftPrincipals;
  /** Sorted. */
  readonly actions: readonly string[];
  /** Combined: no two with the same operator and key. */
  readonly conditions: readonly Condition[];
  /** What was merged into the statement; no part of the policy. */
  readonly askings: readonly Asking[];
}

/** A text that is equal for equal principals. */
export function principalsText(draft: Draft): string {
  return JSON.stringify([draft.principals.kind, draft.principals.values]);
}

/** A text that is equal for equal conditions, whatever their order. */
export function conditionsText(conditions: readonly Condition[]): string {
  const rows = conditions.map(({ operator, key, values }) =>
    JSON.stringify([operator, key, [...values].sort()]),
  );
  return rows.sort().join('\n');
}
