import type { Target } from '../../../model/estate.js';
import type { RehearsalPlace } from '../../../model/provider.js';
import type { Trial } from '../../../model/rehearsal.js';
import { failureParts } from '../session/failure.js';
import type { Attempt } from './attempt.js';
import { trialCalls } from './calls/table.js';
import type { Clients } from './clients.js';
import { hopelessness, obstacleTo } from './obstacle.js';
import type { OtherKeys } from './other-keys.js';
import { valueIn } from './request-context.js';
import { success, type Tried, type Verdict, verdictOn } from './verdict.js';

/** What trials are made with. */
export interface Means {
  readonly place: RehearsalPlace;
  readonly clients: Clients;
  readonly otherKeys: OtherKeys;
}

/** Whether the trial changes the key while it is made. */
export function changesKey({ action }: Trial): boolean {
  return trialCalls[action]?.prepare !== undefined;
}

/** Makes one trial. Never rejects: what stands in its way is why it is untried. */
export async function makeTrial(trial: Trial, means: Means): Promise<Verdict> {
  const { place } = means;
  const hopeless = hopelessness(trial, place);
  if (hopeless !== null) return { outcome: 'fails', because: hopeless };
  const obstacle = obstacleTo(trial, place);
  if (obstacle !== null) return untried(obstacle);
  const target = place.targets.find(({ name }) => name === trial.key.target);
  const found = place.keyOf(trial.key);
  const call = trialCalls[trial.action];
  if (target === undefined || found === null || call === undefined) return untried('the key isn’t there');
  try {
    const attempt = await attemptOf(trial, target, found, means);
    return await runKept(attempt, { trial, call, found, now: place.now() });
  } catch (error) {
    return untried(failureParts(error).message);
  }
}

async function attemptOf(
  { principal, context, grant }: Trial,
  target: Target,
  { arn, desired }: Tried['found'],
  { place, clients, otherKeys }: Means,
): Promise<Attempt> {
  const asked = context ?? {};
  const alias = valueIn(asked, 'kms:RequestAlias');
  return {
    kms: await clients.as(principal, target, asked),
    omnipotent: await clients.omnipotent(target),
    principal,
    target,
    key: desired,
    arn,
    keyId: alias === undefined ? arn : arn.replace(/:key\/.*$/, `:${alias}`),
    context: asked,
    grant,
    now: place.now(),
    otherKey: () => otherKeys.in(target),
  };
}

async function runKept(attempt: Attempt, tried: Tried): Promise<Verdict> {
  const { call } = tried;
  const restore = await call.prepare?.(attempt);
  try {
    await call.run(attempt);
    return success(tried);
  } catch (error) {
    return verdictOn(error, tried);
  } finally {
    await restore?.();
  }
}

function untried(because: string): Verdict {
  return { outcome: 'untried', because };
}
