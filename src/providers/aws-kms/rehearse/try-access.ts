import type { RehearsalPlace } from '../../../model/provider.js';
import type { Trial, TrialResult } from '../../../model/rehearsal.js';
import { openClients } from './clients.js';
import { atMost } from './in-turn.js';
import { changesKey, type Means, makeTrial } from './make-trial.js';
import { otherKeys } from './other-keys.js';
import type { Verdict } from './verdict.js';

const atATime = 16;

/**
 * Makes the calls, and answers a result for each trial, in their order. Calls run side by side; those that change a key's state run
 * alone for all keys of its name, because replicas share some of it. What calls change is undone.
 */
export async function tryAccess(
  trials: readonly Trial[],
  place: RehearsalPlace,
): Promise<readonly TrialResult[]> {
  const clients = openClients(place);
  const others = otherKeys(clients);
  const verdicts = new Map<string, Verdict>();
  try {
    await makeAll(trials, verdicts, { place, clients, otherKeys: others });
    await others.remove();
  } finally {
    clients.close();
  }
  return trials.map((trial): TrialResult => {
    const verdict = verdicts.get(callText(trial)) ?? { outcome: 'untried', because: 'it wasn’t made' };
    return { trial, ...verdict };
  });
}

/** The same call isn't made twice: who manages a key in two ways is one caller. */
async function makeAll(
  trials: readonly Trial[],
  verdicts: Map<string, Verdict>,
  means: Means,
): Promise<void> {
  const calls = [...new Map(trials.map((trial) => [callText(trial), trial])).values()];
  const inTurn = atMost(atATime);
  const make = (trial: Trial) =>
    inTurn(async () => {
      verdicts.set(callText(trial), await makeTrial(trial, means));
    });
  await Promise.all(
    byName(calls).map(async (ofKey) => {
      await Promise.all(ofKey.filter((trial) => !changesKey(trial)).map(make));
      for (const trial of ofKey.filter(changesKey)) await make(trial);
    }),
  );
}

function byName(trials: readonly Trial[]): readonly (readonly Trial[])[] {
  const groups = new Map<string, Trial[]>();
  for (const trial of trials) {
    const group = groups.get(trial.key.name);
    if (group === undefined) groups.set(trial.key.name, [trial]);
    else group.push(trial);
  }
  return [...groups.values()];
}

function callText({ key, principal, action, context, grant, unmeetable }: Trial): string {
  return JSON.stringify([
    key.name,
    key.target,
    principal,
    action,
    context,
    action === 'kms:RetireGrant' && grant,
    unmeetable === true,
  ]);
}
