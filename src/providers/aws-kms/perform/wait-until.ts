import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Runtime } from '../../../model/provider.js';
import { failureKind, failureParts } from '../session/failure.js';
import { ProviderFailure } from '../session/provider-failure.js';

/** What a look at the target showed. */
export type Sight = 'as wanted' | 'not yet';

/** Seconds; AWS says that most changes settle in less, and a few take minutes. */
const patience = 60;

/**
 * Looks until an accepted change can be seen; null then. A change that can't be seen in time, or may not be looked at, is a
 * warning and never a failure: it was accepted.
 * Source: AWS KMS developer guide, "AWS KMS eventual consistency".
 */
export async function waitUntil(
  { sleep, now }: Runtime,
  what: string,
  look: () => Promise<Sight>,
): Promise<Diagnostic | null> {
  const start = now();
  for (let pause = 200; ; pause = Math.min(pause * 2, 5000)) {
    const sight = await look().catch((error: unknown): Sight | 'unreadable' => {
      const kind = failureKind(error);
      if (kind === 'missing') return 'not yet';
      // The change was accepted, whatever is wrong with looking; only an error of our own code is thrown on.
      if (kind !== 'refused' || error instanceof ProviderFailure) return 'unreadable';
      if (failureParts(error).status !== null) return 'unreadable';
      throw error;
    });
    if (sight === 'as wanted') return null;
    if (sight === 'unreadable') return unseen(`${what}: accepted, but the result can’t be read`);
    if (now() - start + pause > patience * 1000)
      return unseen(`${what}: accepted, but not visible after ${patience} seconds`);
    await sleep(pause);
  }
}

function unseen(message: string): Diagnostic {
  return { code: 'KW5011', severity: 'warning', message };
}
