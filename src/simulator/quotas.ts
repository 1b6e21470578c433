import { defaultRequestRate, sharedRequestRates } from '../access/request-rates.js';

/**
 * `off`, AWS's defaults, or requests per second by operation or shared quota (`CryptographicOperationsSymmetric`). What a table doesn't
 * name is unlimited, or with `others: 'aws'` as AWS has it.
 */
export type QuotaSetting = 'off' | 'aws' | Readonly<Record<string, number | 'aws' | 'off'>>;

/** What one request takes of one quota. */
export interface QuotaClaim {
  /** An operation, or one of `sharedRequestRates`. */
  readonly quota: string;
  /** Whose quota it is: an account or a custom key store. */
  readonly holder: string;
  readonly region: string;
  readonly requests: number;
}

export interface Quotas {
  /** Takes what a request claims, or nothing at all: false where one of the quotas is used up. `claims` isn't asked where quotas are off. */
  admit(claims: () => readonly QuotaClaim[]): boolean;
  setting(): QuotaSetting;
  /** Quotas begin anew, unused. */
  change(setting: QuotaSetting): void;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Token buckets that hold one second's worth of requests, or one. `clock` in milliseconds. */
export function createQuotas(setting: QuotaSetting, clock: () => number): Quotas {
  let current = setting;
  let buckets = new Map<string, Bucket>();
  const filled = ({ quota, holder, region }: QuotaClaim, rate: number) => {
    const name = `${holder} ${region} ${quota}`;
    const most = Math.max(rate, 1);
    const { left, at } = buckets.get(name) ?? { left: most, at: clock() };
    return { name, left: Math.min(most, left + (Math.max(0, clock() - at) / 1000) * rate) };
  };
  return {
    admit: (claims) => {
      if (current === 'off') return true;
      const wanted = claims().flatMap((claim) => {
        const rate = rateOf(current, claim);
        // A request that takes more than a second's worth is let through when the quota is untouched.
        return rate === null
          ? []
          : [{ ...filled(claim, rate), takes: Math.min(claim.requests, Math.max(rate, 1)) }];
      });
      const admitted = wanted.every(({ left, takes }) => left >= takes);
      for (const { name, left, takes } of wanted)
        buckets.set(name, { left: admitted ? left - takes : left, at: clock() });
      return admitted;
    },
    setting: () => current,
    change: (next) => {
      current = next;
      buckets = new Map();
    },
  };
}

/** Null: unlimited. */
function rateOf(setting: QuotaSetting, { quota, region }: QuotaClaim): number | null {
  if (setting === 'aws') return defaultRequestRate(quota, region);
  if (setting === 'off') return null;
  const rate = Object.hasOwn(setting, quota) ? setting[quota] : undefined;
  if (typeof rate === 'number') return rate;
  return setting['others'] === 'aws' ? defaultRequestRate(quota, region) : null;
}

/** What is wrong with a setting, from wherever it comes; null: nothing. `operations` are those that can be named. */
export function quotaProblem(setting: unknown, operations: ReadonlySet<string>): string | null {
  if (setting === 'off' || setting === 'aws') return null;
  if (typeof setting !== 'object' || setting === null || Array.isArray(setting))
    return 'quotas have to be `off`, `aws`, or requests per second by operation';
  for (const [name, rate] of Object.entries(setting)) {
    if (name === 'others') {
      if (rate !== 'aws' && rate !== 'off') return '`others` has to be `aws` or `off`';
      continue;
    }
    if (!operations.has(name) && !Object.hasOwn(sharedRequestRates, name))
      return `\`${name}\` is no operation of the simulator and no shared quota`;
    if (typeof rate !== 'number' || !(rate > 0) || !Number.isFinite(rate))
      return `\`${name}\` has to be a number of requests per second, more than 0`;
  }
  return null;
}
