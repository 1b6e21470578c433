import type { Runtime } from '../../../model/provider.js';
import { failureKind } from './failure.js';
import type { Pacing } from './pacing.js';

/** How often a call may be made anew. */
export interface Patience {
  /** False for a call that must not be made twice when its effect isn't known, such as CreateKey. */
  readonly repeatable: boolean;
}

export type Call = <T>(api: string, run: () => Promise<T>, patience?: Patience) => Promise<T>;

const attemptsWhenThrottled = 10;
const attemptsWhenBroken = 4;
const longestPause = 10_000;

/**
 * Makes calls at the paced rate, and anew where that can help: throttled calls slower and slower, broken ones a few times.
 * Throws what the last attempt threw.
 */
export function createCaller(pacing: Pacing, runtime: Pick<Runtime, 'sleep' | 'random'>): Call {
  return async (api, run, { repeatable } = { repeatable: true }) => {
    for (let attempt = 1; ; attempt += 1) {
      let gap = pacing.gap(api);
      const runNoted = () => {
        gap = pacing.gap(api);
        return run();
      };
      try {
        const answer = await pacing.schedule(api, runNoted);
        pacing.recover(api);
        return answer;
      } catch (error) {
        const kind = failureKind(error);
        if (kind === 'throttled') pacing.slowDown(api, gap);
        const attempts = attemptsAllowed(kind, repeatable);
        if (attempt >= attempts) throw error;
        await runtime.sleep(pause(attempt, runtime.random()));
      }
    }
  };
}

function attemptsAllowed(kind: ReturnType<typeof failureKind>, repeatable: boolean): number {
  if (kind === 'throttled') return attemptsWhenThrottled;
  return kind === 'transient' && repeatable ? attemptsWhenBroken : 1;
}

/** Milliseconds; doubled each time, with jitter, so that many callers don't come back at once. */
function pause(attempt: number, random: number): number {
  return Math.min(longestPause, 100 * 2 ** attempt) * (0.5 + random / 2);
}
