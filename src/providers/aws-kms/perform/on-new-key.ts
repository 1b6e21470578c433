import { failureKind } from '../session/failure.js';
import type { Session } from '../session/open-session.js';

/** Milliseconds between attempts; half a minute in all. */
const pauses = [500, 1000, 2000, 4000, 8000, 16_000] as const;

/**
 * Does a step on a key that this plan made. KMS may not know it everywhere yet, and the steps can be repeated: "not found" is
 * asked again for a while. Throws what the last attempt threw.
 * Source: AWS KMS developer guide, "AWS KMS eventual consistency".
 */
export async function onNewKey<T>({ runtime }: Session, perform: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await perform();
    } catch (error) {
      if (failureKind(error) !== 'missing') throw error;
      await runtime.sleep(pause);
    }
  }
  return await perform();
}
