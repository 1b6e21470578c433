import { kmsAction } from '../access/actions.js';
import { type CompareOptions, compare } from '../access/compare.js';
import type { AccessChange, AccessRow } from '../model/access-row.js';
import type { GrantState } from '../model/key-state.js';
import type { Risk } from '../model/risk.js';
import type { FieldContext } from './draft.js';
import { grantMoves } from './grant-moves.js';

/**
 * What each step adds and takes, on one way from the live access to the wanted one: grants are made under the live policy, then the
 * policy is put, then grants are revoked under it. Each step is compared with where the one before leads, so that
 * whatever differs in the end stands at some step, also where two of them give or take the same.
 */
export interface AccessSteps {
  readonly policy: AccessChange;
  /** What the policy gives and takes as long as the new grants aren't made. */
  readonly policyFirst: AccessChange;
  readonly created: ReadonlyMap<GrantState, AccessChange>;
  readonly revoked: ReadonlyMap<GrantState, AccessChange>;
}

export function accessSteps(context: FieldContext): AccessSteps {
  const { live, desired, observed, account } = context;
  const options = { account, ...(observed === null ? {} : { key: { arn: observed.arn } }) };
  const { created, revoked } = grantMoves(context);
  const added = walk(live.policy, live.grants, created, options, (grants, grant) => [...grants, grant]);
  const all = [...live.grants, ...created];
  const policy = changeOf(
    { policy: live.policy, grants: all },
    { policy: desired.state.policy, grants: all },
    options,
  );
  const removed = walk(desired.state.policy, all, revoked, options, (grants, grant) =>
    grants.filter((each) => each !== grant),
  );
  const policyFirst =
    created.length === 0
      ? policy
      : changeOf(
          { policy: live.policy, grants: live.grants },
          { policy: desired.state.policy, grants: live.grants },
          options,
        );
  return { policy, policyFirst, created: added, revoked: removed };
}

type State = Parameters<typeof compare>[0];

function changeOf(before: State, after: State, options: CompareOptions): AccessChange {
  const { gained, lost } = compare(before, after, options);
  return { gained, lost };
}

function walk(
  policy: string,
  start: readonly GrantState[],
  moved: readonly GrantState[],
  options: CompareOptions,
  move: (grants: readonly GrantState[], grant: GrantState) => readonly GrantState[],
): ReadonlyMap<GrantState, AccessChange> {
  const steps = new Map<GrantState, AccessChange>();
  let grants = start;
  for (const grant of moved) {
    const next = move(grants, grant);
    steps.set(grant, changeOf({ policy, grants }, { policy, grants: next }, options));
    grants = next;
  }
  return steps;
}

/** How bad a change of access is: what is lost counts as in use, but for operations that KMS doesn't have. */
export function accessRisk({ gained, lost }: AccessChange): Risk {
  if (lost.some(isOfToday)) return 'sensitive';
  if (gained.length > 0) return 'widening';
  return lost.length > 0 ? 'narrowing' : 'routine';
}

function isOfToday({ operations, certainty }: AccessRow): boolean {
  return certainty === 'may' || operations.some((name) => kmsAction(name) !== undefined);
}
