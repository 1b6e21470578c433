import canonicalize from 'canonicalize';
import type { GatePass } from '../model/approval.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ErrorCode } from '../model/error-codes.js';
import { keyIdText } from '../model/key-state.js';
import type { Change, Plan, PlanContent } from '../model/plan.js';
import type { VerifiedPlan } from '../model/provider.js';
import { worseRisk } from '../model/risk.js';
import { digestOf } from '../plan/digest.js';

/** Whether a plan may be executed, and what of it is still to do. */
export type Verification =
  | { readonly ok: true; readonly verified: VerifiedPlan; readonly before: readonly Change[] }
  | {
      readonly ok: false;
      readonly because: 'stale' | 'input';
      readonly problems: readonly Diagnostic[];
    };

/**
 * Holds a plan against the same plan made afresh. Equal digests: everything is to do. Otherwise an earlier run
 * may have done a part: that is accepted only where all that is left are changes of the plan, unaltered, and every
 * key of which nothing was done is as it was. Anything else is stale. `live` holds the fingerprints of the declared
 * keys: a change that is gone from a key that never moved wasn't done, the estate has given it up. `begun` says that the
 * journal has a step of this very plan: only then were the digests equal once, so that all of it, also its risks and
 * its words, is what was made. The only maker of a `VerifiedPlan`.
 */
export function verifyPlan(
  plan: Plan,
  fresh: PlanContent,
  live: ReadonlyMap<string, string>,
  pass: GatePass,
  { begun }: { readonly begun: boolean },
): Verification {
  const unfit = altered(plan, pass) ?? misplaced(plan, fresh);
  if (unfit !== null) return { ok: false, because: 'input', problems: [unfit] };
  // Whether the rules are those of the plan is the gate's to say.
  const { requires, rulesChanges, restores } = plan;
  const now = asFarAsPlanned(fresh, plan);
  if (digestOf({ ...now, requires, rulesChanges, restores }) === plan.digest)
    return accept(plan, plan.changes);
  if (!begun) return { ok: false, because: 'stale', problems: neverEqual(plan, fresh, live) };
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

/** A plan file is checked when it is read; a plan that comes another way is checked here, and has to be the one that passed. */
function altered(plan: Plan, pass: GatePass): Diagnostic | null {
  const digest = digestOf(plan);
  if (digest !== plan.digest)
    return problem('KW4023', `the plan says ${plan.digest}, but its content has ${digest}`);
  if (digest === pass.digest) return null;
  return problem('KW4023', `the plan is ${digest}, but the gate was passed by ${pass.digest}`);
}

function misplaced(plan: Plan, fresh: PlanContent): Diagnostic | null {
  if (plan.estate === fresh.estate && sameText(plan.targets, fresh.targets)) return null;
  const names = (body: PlanContent) =>
    `\`${body.estate}\` (${body.targets.map(({ name }) => name).join(', ')})`;
  return problem('KW4031', `the plan is of ${names(plan)}, but the estate here gives ${names(fresh)}`);
}

/** The fresh plan without the keys that the plan left out: whatever becomes of those, the plan does nothing to them. */
function asFarAsPlanned(fresh: PlanContent, { blocked }: Plan): PlanContent {
  const leftOut = new Set(blocked.map(({ key }) => keyIdText(key)));
  const observed = Object.entries(fresh.observed).filter(([key]) => !leftOut.has(key));
  return {
    ...fresh,
    blocked,
    changes: fresh.changes.filter(({ key }) => !leftOut.has(keyIdText(key))),
    observed: Object.fromEntries(observed),
  };
}

/** Why a plan that nobody has begun isn't the one that would be made now. */
function neverEqual(
  plan: Plan,
  fresh: PlanContent,
  live: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  const stale = [...staleProblems(plan, fresh), ...givenUp(plan, fresh, live)];
  return stale.length > 0
    ? stale
    : [problem('KW4030', 'the plan made now is another one, and no apply of this one is in the journal')];
}

/** What moved since the plan was made; empty where only parts of the plan itself were done. */
function staleProblems(plan: Plan, fresh: PlanContent): readonly Diagnostic[] {
  const planned = new Map(plan.changes.map((change) => [change.id, change]));
  const leftOut = new Set(plan.blocked.map(({ key }) => keyIdText(key)));
  const left = new Set(fresh.changes.map(({ id }) => id));
  const touched = touchedBy(
    plan.changes.filter(({ id }) => !left.has(id)),
    plan,
  );
  const added = fresh.changes.filter((change) => {
    const same = planned.get(change.id);
    if (same === undefined) return !leftOut.has(keyIdText(change.key));
    if (!sameContent(same, change)) return true;
    const isTouched = touched.has(keyIdText(change.key));
    return isTouched ? !asGraveAsReviewed(change, plan) : !sameText(judgedBy(same), judgedBy(change));
  });
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
function givenUp(plan: Plan, fresh: PlanContent, live: ReadonlyMap<string, string>): readonly Diagnostic[] {
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

/**
 * The journal could be somebody's invention, and the plan's words and risks with it: who approved them approved something else. Of a key
 * of which nothing was done they are what they were. Of others, which of several changes takes or gives the access depends on what is
 * done already; but none is graver now than what was reviewed of that key.
 */
function asGraveAsReviewed({ key, risk }: Change, plan: Plan): boolean {
  return plan.changes.some(
    (reviewed) =>
      keyIdText(reviewed.key) === keyIdText(key) &&
      worseRisk(reviewed.risk, risk) === reviewed.risk &&
      !(risk === 'widening' && reviewed.risk === 'narrowing'),
  );
}

function judgedBy({ risk, effect, access }: Change) {
  return { risk, effect, access };
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
