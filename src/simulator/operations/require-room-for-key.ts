import { limitExceeded } from '../service-error.js';
import { regionIndex, resourceQuotasOf, type Store } from '../store.js';

/** Throws LimitExceededException where the account has all the keys in the Region that it can have, in whatever state. */
export function requireRoomForKey(store: Store, account: string, region: string): void {
  const most = resourceQuotasOf(store).keysPerRegion;
  if (store.keys.count('region', regionIndex(account, region)) < most) return;
  throw limitExceeded(`The account has ${most} KMS keys in ${region}, which is the most that it can have.`);
}
