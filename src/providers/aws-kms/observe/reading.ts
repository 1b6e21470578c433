import type { Reading } from '../../../model/observed.js';
import { failureKind, failureParts, longestReason } from '../session/failure.js';
import { ProviderFailure } from '../session/provider-failure.js';

/** A value that was read. */
export function read<T>(value: T): Reading<T> {
  return { read: true, value };
}

/** A value that couldn't be read. */
export function unread(reason: string): Reading<never> {
  return { read: false, reason };
}

/**
 * What a call answered, or why it didn't. A call that can't work for any key (nobody answers, the credentials are wrong) and one
 * about a key that is gone throw on: the first concerns the whole target, the second nobody.
 */
export async function attempt<T>(api: string, call: () => Promise<T>): Promise<Reading<T>> {
  try {
    return read(await call());
  } catch (error) {
    const kind = failureKind(error);
    const whole = ['unreachable', 'no-credentials', 'bad-credentials', 'missing'].includes(kind);
    if (error instanceof ProviderFailure || whole) throw error;
    const { name, message } = failureParts(error);
    const what = kind === 'denied' ? 'was denied' : `failed (${name})`;
    return unread(`kms:${api} ${what}: ${message.slice(0, longestReason)}`);
  }
}

/** A reading of something else made from a reading. */
export function mapReading<A, B>(reading: Reading<A>, map: (value: A) => Reading<B>): Reading<B> {
  return reading.read ? map(reading.value) : reading;
}
