import canonicalize from 'canonicalize';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ErrorCode } from '../model/error-codes.js';
import { keyIdText } from '../model/key-state.js';
import type { Change, Plan, PlanBody } from '../model/plan.js';
import type { VerifiedPlan } from '../model/provider.js';
import { digestOf } from '../plan/digest.js';

/** Whether a plan may be executed, and what of it is still to do. */
export type Verification =
  | { readonly ok: true; readonly verified: VerifiedPlan; readonly before: readonly Change[] }
  | {
      readonly ok: false;
      readonly because: 'stale' | 'approval' | 'input';
      readonly problems: readonly Diagnostic[];
    };

/**
 * Holds a plan against the same plan made afresh. Equal digests: everything is to do. Otherwise an earlier run
 * may have done a part: that is accepted only where all that is left are changes of the plan, unaltered, and every
 * key of which nothing was done is as it was. Anything else is stale. `live` holds the fingerprints of the declared
 * keys: a change that is gone from a key that never moved wasn't done, the estate has given it up. The only maker of
 * a `VerifiedPlan`.
 */
export function verifyPlan(
  plan: Plan,
  fresh: PlanBody,
  live: ReadonlyMap<string, string>,
  options: { readonly withoutApproval: boolean },
): Verification {
  const unfit = altered(plan) ?? misplaced(plan, fresh);
  if (unfit !== null) return { ok: false, because: 'input', problems: [unfit] };
  if (!options.withoutApproval) {
    const unapproved = approvalProblems(plan);
    if (unapproved.length > 0) return { ok: false, because: 'approval', problems: unapproved };
  }
  if (digestOf(fresh) === plan.digest) return accept(plan, plan.changes);
  const stale = [...staleProblems(plan, fresh), ...givenUp(plan, fresh, live)];
  if (stale.length > 0) return { ok: false, because: 'stale', problems: stale };
  const left = new Set(fresh.changes.map(({ id }) => id));
  return accept(
    plan,
    plan.changes.filter(({ id }) => left.has(id)),
  );
}

function accept(plan: Plan, remaining: readonly Change[]): Verification {
  const ids = new Set(remaining.map(({ id }) => id));
  const before = plan.changes.filter(({ id }) => !ids.has(id));
  return { ok: true, verified: { plan, remaining } as unknown as VerifiedPlan, before };
}

/** A plan file is checked when it is read; a plan that comes another way is checked here. */
function altered(plan: Plan): Diagnostic | null {
  const digest = digestOf(plan);
  return digest === plan.digest
    ? null
    : problem('KW4023', `the plan says ${plan.digest}, but its content has ${digest}`);
}

function misplaced(plan: Plan, fresh: PlanBody): Diagnostic | null {
  if (plan.estate === fresh.estate && sameText(plan.targets, fresh.targets)) return null;
  const names = (body: PlanBody) => `\`${body.estate}\` (${body.targets.map(({ name }) => name).join(', ')})`;
  return problem('KW4031', `the plan is of ${names(plan)}, but the estate here gives ${names(fresh)}`);
}

function approvalProblems(plan: Plan): readonly Diagnostic[] {
  const grave = plan.changes.filter(({ risk }) => risk === 'sensitive' || risk === 'destructive');
  return grave.map(({ key, risk, effect }) =>
    problem('KW4032', `\`${keyIdText(key)}\`: ${effect} (${risk})`),
  );
}

/** What moved since the plan was made; empty where only parts of the plan itself were done. */
function staleProblems(plan: Plan, fresh: PlanBody): readonly Diagnostic[] {
  const planned = new Map(plan.changes.map((change) => [change.id, change]));
  const leftOut = new Set(plan.blocked.map(({ key }) => keyIdText(key)));
  const added = fresh.changes.filter((change) => {
    const same = planned.get(change.id);
    if (same === undefined) return !leftOut.has(keyIdText(change.key));
    return !sameContent(same, change);
  });
  const left = new Set(fresh.changes.map(({ id }) => id));
  const touched = touchedBy(
    plan.changes.filter(({ id }) => !left.has(id)),
    plan,
  );
  const moved = Object.entries(plan.observed)
    .filter(([key, print]) => !touched.has(key) && fresh.observed[key] !== print)
    .map(([key]) => key);
  const newlyBlocked = fresh.blocked.filter(
    (blocked) =>
      !plan.blocked.some((known) => sameText(known, blocked)) && planTouches(plan, keyIdText(blocked.key)),
  );
  return [
    ...moved.map((key) => problem('KW4030', `\`${key}\` is not as it was when the plan was made`)),
    ...newlyBlocked.map(({ key, message }) => problem('KW4030', `\`${keyIdText(key)}\`: ${message}`)),
    ...added.map(({ key, effect }) =>
      problem('KW4030', `\`${keyIdText(key)}\` would now need what the plan doesn't have: ${effect}`),
    ),
  ];
}

/** The keys that differ once the changes are done: their own, and those that lose an alias to another key. */
function touchedBy(done: readonly Change[], plan: Plan): ReadonlySet<string> {
  const losing = new Set(done.flatMap(({ step }) => (step.op === 'move-alias' ? [step.fromArn] : [])));
  const losers = plan.changes.filter(({ arn }) => arn !== null && losing.has(arn));
  return new Set([...done, ...losers].map(({ key }) => keyIdText(key)));
}

/** Changes that are neither to do nor done: the estate isn't the one that the plan was made from. */
function givenUp(plan: Plan, fresh: PlanBody, live: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const left = new Set(fresh.changes.map(({ id }) => id));
  const blocked = new Set(fresh.blocked.map(({ key }) => keyIdText(key)));
  return plan.changes.flatMap(({ id, key, effect, step }) => {
    const name = keyIdText(key);
    // Not in an enabled key's fingerprint; were the key to be retired still, there would be a change to disable it.
    if (step.op === 'unmark-retired') return [];
    if (left.has(id) || blocked.has(name)) return [];
    const print = live.get(name);
    if (print !== undefined && print !== plan.observed[name]) return [];
    return [problem('KW4030', `\`${name}\`: the estate doesn't ask for this any more: ${effect}`)];
  });
}

function planTouches(plan: Plan, key: string): boolean {
  return plan.changes.some((change) => keyIdText(change.key) === key);
}

/**
 * A key that the plan made has an ARN now; what is done, and to what, must be as it was reviewed. Who gains and who loses by it
 * follows from that and from what the plan did before, and so do its risk, its words and its place in the order.
 */
function sameContent(planned: Change, fresh: Change): boolean {
  return sameText(doneBy(planned), doneBy(fresh)) && (planned.arn ?? fresh.arn) === fresh.arn;
}

function doneBy({ id, key, field, before, after, step, irreversible }: Change) {
  return { id, key, field, before, after, step, irreversible };
}

function sameText(a: unknown, b: unknown): boolean {
  return canonicalize(a) === canonicalize(b);
}

function problem(code: ErrorCode, message: string): Diagnostic {
  return { code, severity: 'error', message };
}
