import { compile, validate } from '../../../src/pipeline.js';
import type { PlanInput } from '../../../src/plan/make-plan.js';
import { observeTargets } from '../../../src/providers/sessions.js';
import { type Desk, value } from '../../support/desk.js';

/** What is desired and what is live, as a plan is made from. */
export async function observeNow(desk: Desk): Promise<PlanInput> {
  const estate = value(await validate(desk.folder));
  const desired = value(compile(estate));
  const observed = value(await observeTargets(estate, desired, estate.targets, desk.runtime));
  return { estate, desired, observed, now: desk.runtime.now() };
}
