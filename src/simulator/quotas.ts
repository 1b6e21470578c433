import { defaultRequestRates } from '../access/request-rates.js';

/** `off`, AWS's defaults, or requests per second by operation; an operation that isn't named is unlimited. */
export type QuotaSetting = 'off' | 'aws' | Readonly<Record<string, number>>;

export interface Quotas {
  /** Takes one request out of the bucket of this account, Region and operation; false where it is empty. */
  admit(account: string, region: string, operation: string): boolean;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Token buckets that hold one second's worth of requests. `clock` in milliseconds. */
export function createQuotas(setting: QuotaSetting, clock: () => number): Quotas {
  if (setting === 'off') return { admit: () => true };
  const rates = new Map(Object.entries(setting === 'aws' ? defaultRequestRates : setting));
  const buckets = new Map<string, Bucket>();
  return {
    admit: (account, region, operation) => {
      const rate = rates.get(operation);
      if (rate === undefined) return true;
      const name = `${account} ${region} ${operation}`;
      const now = clock();
      const bucket = buckets.get(name) ?? { left: Math.max(rate, 1), at: now };
      const refilled = bucket.left + (Math.max(0, now - bucket.at) / 1000) * rate;
      const left = Math.min(Math.max(rate, 1), refilled);
      buckets.set(name, { left: left >= 1 ? left - 1 : left, at: now });
      return left >= 1;
    },
  };
}
