import type { Target } from '../../../model/estate.js';
import type { Clients } from './clients.js';

/** Keys beside those that are tried, for what takes two keys. */
export interface OtherKeys {
  /** ARN of a key in the target with which everybody may do everything, made when it is first asked for. */
  in(target: Target): Promise<string>;
  /** Has those that were made deleted. */
  remove(): Promise<void>;
}

const Policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }],
});

/** Makes none until one is asked for. */
export function otherKeys(clients: Clients): OtherKeys {
  const made = new Map<Target, Promise<string>>();
  const make = async (target: Target): Promise<string> => {
    const kms = await clients.omnipotent(target);
    const { KeyMetadata } = await kms.createKey({ Policy, Description: 'for a rehearsal' });
    return KeyMetadata?.Arn ?? '';
  };
  return {
    in: (target) => {
      const known = made.get(target) ?? make(target);
      made.set(target, known);
      return known;
    },
    remove: async () => {
      for (const [target, key] of made) {
        const KeyId = await key.catch(() => null);
        if (KeyId === null) continue;
        const kms = await clients.omnipotent(target);
        await kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
      }
    },
  };
}
