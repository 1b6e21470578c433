import type { Origin } from '../../../model/estate.js';
import type { KeyState } from '../../../model/key-state.js';
import { ownerTag } from '../../../model/ownership.js';
import { awsOriginOf, keySpecOf, keyUsageOf } from '../capabilities.js';
import { failureKind } from '../session/failure.js';
import type { Session } from '../session/open-session.js';
import { findOwnKey } from './find-own-key.js';
import type { MakingJob } from './job.js';
import { namingPrincipals } from './policy.js';
import { tagList } from './tags.js';

const attempts = 3;

/** Milliseconds. Source: AWS KMS developer guide, "AWS KMS eventual consistency". */
const pausesBetweenLooks = [1000, 2000, 4000, 8000] as const;

/**
 * Makes a key with its policy and ownership tag in one call, so that it is never without either. Where the answer is lost, the key
 * is looked for by its tag before anything is made again. Returns the new key's ARN.
 */
export async function createKey({ session, step }: MakingJob<'create-key'>): Promise<string> {
  const { state, owner } = step;
  const input = creationInput(state, owner);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { KeyMetadata } = await namingPrincipals(state.policy, () =>
        session.call('CreateKey', (kms) => kms.createKey(input), { repeatable: false }),
      );
      if (KeyMetadata?.Arn !== undefined) return KeyMetadata.Arn;
      throw new Error('CreateKey answered without an ARN');
    } catch (error) {
      if (failureKind(error) !== 'transient') throw error;
      const made = await lookForOwnKey(session, owner);
      if (made !== null) return made;
      if (attempt >= attempts) throw error;
    }
  }
}

/** A key that was made a moment ago may not be seen yet: only after several looks does it count as not made. */
async function lookForOwnKey(session: Session, owner: string): Promise<string | null> {
  for (const pause of pausesBetweenLooks) {
    await session.runtime.sleep(pause);
    const made = await findOwnKey(session, owner);
    if (made !== null) return made;
  }
  return null;
}

function creationInput(state: KeyState, owner: string) {
  const { algorithm, purpose, origin, multiRegion, description, policy, tags } = state;
  if (algorithm === 'unknown' || purpose === 'unknown')
    throw new Error('a key of an unknown kind can’t be made');
  return {
    KeySpec: keySpecOf(algorithm),
    KeyUsage: keyUsageOf(purpose),
    Origin: awsOriginOf(origin.kind),
    ...keyStoreOf(origin),
    MultiRegion: multiRegion === 'primary',
    Description: description,
    Policy: policy,
    Tags: tagList({ ...tags, [ownerTag]: owner }),
  };
}

function keyStoreOf(origin: Origin) {
  if (origin.kind === 'hsm') return { CustomKeyStoreId: origin.customKeyStore };
  if (origin.kind === 'external-store')
    return { CustomKeyStoreId: origin.customKeyStore, XksKeyId: origin.externalKeyId };
  return {};
}
