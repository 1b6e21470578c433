import type { KeyState } from '../../../model/key-state.js';
import { ownerTag } from '../../../model/ownership.js';
import { failureParts } from '../session/failure.js';
import { ProviderFailure } from '../session/provider-failure.js';
import { findOwnKey } from './find-own-key.js';
import type { MakingJob } from './job.js';
import { namingPrincipals } from './policy.js';
import { tagList } from './tags.js';

/**
 * Makes a replica through its primary's Region, with the replica's own policy and ownership tag. A replica that is there already,
 * from a call whose answer was lost, is taken if it carries the tag. Returns the replica's ARN.
 */
export async function replicateKey(job: MakingJob<'replicate-key'>): Promise<string> {
  const { session, step, change, keys } = job;
  const { state, owner, primaryTarget } = step;
  const primary = keys.arnOf({ name: change.key.name, target: primaryTarget });
  if (primary === null) throw noPrimary(change.key.name, primaryTarget);
  const primaryRegion = primary.split(':')[3] ?? '';
  try {
    const { ReplicaKeyMetadata } = await namingPrincipals(state.policy, () =>
      session.callIn(primaryRegion, 'ReplicateKey', (kms) =>
        kms.replicateKey({
          KeyId: primary,
          ReplicaRegion: session.target.region,
          ...replicaInput(state, owner),
        }),
      ),
    );
    if (ReplicaKeyMetadata?.Arn !== undefined) return ReplicaKeyMetadata.Arn;
    throw new Error('ReplicateKey answered without an ARN');
  } catch (error) {
    if (failureParts(error).name !== 'AlreadyExistsException') throw error;
    const made = await findOwnKey(session, owner);
    if (made === null) throw error;
    return made;
  }
}

function replicaInput({ description, policy, tags }: KeyState, owner: string) {
  return { Description: description, Policy: policy, Tags: tagList({ ...tags, [ownerTag]: owner }) };
}

function noPrimary(key: string, target: string): ProviderFailure {
  return new ProviderFailure({
    code: 'KW4011',
    severity: 'error',
    message: `the primary key of \`${key}\` in \`${target}\` is not there`,
  });
}
