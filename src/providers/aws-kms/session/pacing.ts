import Bottleneck from 'bottleneck';
import type { RateOf } from './quotas.js';

/** Spreads the calls of each API over time. */
export interface Pacing {
  schedule<T>(api: string, run: () => Promise<T>): Promise<T>;
  /** Milliseconds between two calls of an API, as it is paced now. */
  gap(api: string): number;
  /**
   * After a throttled call that was made at this gap: halves the API's rate. Once for calls that were under way together, else a
   * burst of them would bring it to a standstill.
   */
  slowDown(api: string, madeAtGap: number): void;
  /** After calls that went well: back towards the API's rate. */
  recover(api: string): void;
}

interface Lane {
  readonly limiter: Bottleneck;
  /** Milliseconds between two calls at the full rate. */
  readonly gap: number;
  current: number;
  successes: number;
}

/** Rates above this aren't paced: the calls themselves take longer than the gaps. */
const unpacedFrom = 5000;
const slowestGap = 2000;
const successesToRecover = 20;

/**
 * Gaps between calls, not a bucket: a burst would take the whole second's quota from the applications that use the keys.
 */
export function createPacing(rateOf: RateOf): Pacing {
  const lanes = new Map<string, Lane>();
  const laneOf = (api: string): Lane => {
    const known = lanes.get(api);
    if (known !== undefined) return known;
    const rate = rateOf(api);
    const gap = rate >= unpacedFrom ? 0 : 1000 / rate;
    const lane = { limiter: new Bottleneck({ minTime: gap }), gap, current: gap, successes: 0 };
    lanes.set(api, lane);
    return lane;
  };
  const change = (lane: Lane, gap: number) => {
    lane.current = gap;
    lane.successes = 0;
    lane.limiter.updateSettings({ minTime: gap });
  };
  return {
    schedule: (api, run) => {
      const lane = laneOf(api);
      return lane.current === 0 ? run() : lane.limiter.schedule(run);
    },
    gap: (api) => laneOf(api).current,
    slowDown: (api, madeAtGap) => {
      const lane = laneOf(api);
      if (lane.current > madeAtGap) return;
      change(lane, Math.min(slowestGap, Math.max(lane.current * 2, 20)));
    },
    recover: (api) => {
      const lane = laneOf(api);
      if (lane.current === lane.gap) return;
      lane.successes += 1;
      if (lane.successes < successesToRecover) return;
      const faster = lane.current / 2;
      change(lane, faster < Math.max(lane.gap, 20) ? lane.gap : faster);
    },
  };
}
