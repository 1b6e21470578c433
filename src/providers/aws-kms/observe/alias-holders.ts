import type { DesiredKey } from '../../../model/desired.js';
import type { AliasHolder, UnmanagedKey } from '../../../model/observed.js';
import type { Session } from '../session/open-session.js';
import { describedFields } from './metadata.js';
import { readMetadata } from './read-metadata.js';
import { readPolicy } from './read-policy.js';

/** What decides about moving an alias away from keys that the estate doesn't own; they are few, and read one by one. */
export async function readAliasHolders(
  session: Session,
  desired: readonly DesiredKey[],
  unmanaged: readonly UnmanagedKey[],
): Promise<readonly AliasHolder[]> {
  const wanted = new Set(desired.flatMap(({ state }) => state.aliases));
  const holders: AliasHolder[] = [];
  for (const { arn, aliases } of unmanaged) {
    if (!aliases.some((alias) => wanted.has(alias))) continue;
    const { algorithm, purpose } = describedFields(await readMetadata(session, arn));
    holders.push({ arn, algorithm, purpose, policy: await readPolicy(session, arn) });
  }
  return holders;
}
