import { ownerTag } from '../../../model/ownership.js';
import { listKeyArns, listTags } from '../observe/listings.js';
import { failureKind } from '../session/failure.js';
import type { Session } from '../session/open-session.js';
import { ProviderFailure } from '../session/provider-failure.js';

/**
 * The live key that carries an ownership tag; null where none does. For the rare case in which the answer to a creation was lost:
 * it asks every key of the target. A key whose tags can't be read may be the one, so that is a failure.
 */
export async function findOwnKey(session: Session, owner: string): Promise<string | null> {
  const found: string[] = [];
  for (const arn of await listKeyArns(session)) {
    try {
      const tags = await listTags(session, arn);
      if (tags[ownerTag] === owner) found.push(arn);
    } catch (error) {
      const kind = failureKind(error);
      // AWS's own keys deny it to everybody.
      if (kind !== 'missing' && !(kind === 'denied' && (await isOfAws(session, arn)))) throw error;
    }
  }
  const [first, ...others] = found;
  if (others.length > 0)
    throw new ProviderFailure({
      code: 'KW4002',
      severity: 'error',
      message: `${found.length} live keys carry the ownership tag \`${owner}\`: ${found.map((arn) => `\`${arn}\``).join(', ')}`,
    });
  return first ?? null;
}

async function isOfAws(session: Session, KeyId: string): Promise<boolean> {
  const { KeyMetadata } = await session.call('DescribeKey', (kms) => kms.describeKey({ KeyId }));
  return KeyMetadata?.KeyManager === 'AWS';
}
