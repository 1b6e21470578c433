import type { Diagnostic } from '../../../model/diagnostic.js';
import { ownerTag } from '../../../model/ownership.js';
import { listTags } from '../observe/listings.js';
import { lifeOf } from '../observe/metadata.js';
import type { Session } from '../session/open-session.js';
import { waitUntil } from './wait-until.js';

/** Waits until a new key takes changes and shows its ownership tag, by which a second run knows it. */
export async function waitForKey(session: Session, KeyId: string, owner: string): Promise<Diagnostic | null> {
  return await waitUntil(session.runtime, `new key \`${KeyId}\``, async () => {
    const { KeyMetadata } = await session.call('DescribeKey', (kms) => kms.describeKey({ KeyId }));
    const life = lifeOf(KeyMetadata?.KeyState);
    if (life === null || life === 'creating' || life === 'updating') return 'not yet';
    const tags = await listTags(session, KeyId);
    return tags[ownerTag] === owner ? 'as wanted' : 'not yet';
  });
}
