import { defaultRequestRates } from '../../../access/request-rates.js';
import { ProviderFailure } from './provider-failure.js';

/** Requests per second that may be made of an API. */
export type RateOf = (api: string) => number;

/** APIs whose quota AWS doesn't publish. */
const unlisted = 10;

/**
 * The rates of an account: AWS's defaults, replaced by `KEYWRIGHT_KMS_QUOTAS` (JSON, requests per second by API name; `default`
 * for all that it doesn't name), times the share that keywright takes. Throws a ProviderFailure where the variable is malformed.
 */
export function requestRates(setting: string | undefined, share: number): RateOf {
  const given = setting === undefined || setting.trim() === '' ? {} : parseQuotas(setting);
  return (api) => share * (given[api] ?? given['default'] ?? defaultRequestRates[api] ?? unlisted);
}

function parseQuotas(text: string): Readonly<Record<string, number>> {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed('it is no JSON object');
  const entries = Object.entries(value).map(([api, rate]): [string, number] => {
    if (typeof rate !== 'number' || !(rate > 0))
      throw malformed(`\`${api}\` has no number of requests per second`);
    return [api, rate];
  });
  return Object.fromEntries(entries);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('it is no JSON');
  }
}

function malformed(what: string): ProviderFailure {
  return new ProviderFailure({
    code: 'KW5014',
    severity: 'error',
    message: `KEYWRIGHT_KMS_QUOTAS: ${what}`,
  });
}
