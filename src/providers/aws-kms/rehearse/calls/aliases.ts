import { failureParts } from '../../session/failure.js';
import { type Attempt, proof, type TrialCall } from '../attempt.js';
import { keepLife } from '../keepers.js';

/** What aliases need of their key. They need as much of the alias, which the caller's IAM policies give. */
export const aliasCalls: Readonly<Record<string, TrialCall>> = {
  'kms:CreateAlias': {
    prepare: async (attempt) => () => removeAlias(attempt, newAlias(attempt)),
    run: (attempt) => attempt.kms.createAlias({ AliasName: newAlias(attempt), TargetKeyId: attempt.arn }),
    // A key that has as many as it can have says so to who may make one.
    proves: proof('LimitExceededException'),
  },
  'kms:UpdateAlias': {
    prepare: withAlias,
    run: (attempt) => attempt.kms.updateAlias({ AliasName: anAlias(attempt), TargetKeyId: attempt.arn }),
  },
  'kms:DeleteAlias': {
    prepare: withAlias,
    run: (attempt) => attempt.kms.deleteAlias({ AliasName: anAlias(attempt) }),
  },
};

function newAlias({ arn }: Attempt): string {
  return `alias/rehearsed/${arn.split('/').at(-1) ?? ''}`;
}

/** One that the key has, else one that is made for the trial. */
function anAlias(attempt: Attempt): string {
  return attempt.key.state.aliases[0] ?? newAlias(attempt);
}

async function withAlias(attempt: Attempt): Promise<() => Promise<void>> {
  const name = anAlias(attempt);
  const isOwn = attempt.key.state.aliases.includes(name);
  if (!isOwn) await makeAlias(attempt, name);
  return () => (isOwn ? makeAlias(attempt, name) : removeAlias(attempt, name));
}

/** A key that waits for its deletion takes no alias, but it can have one from before. */
async function makeAlias(attempt: Attempt, name: string): Promise<void> {
  const { omnipotent, arn } = attempt;
  const make = () => omnipotent.createAlias({ AliasName: name, TargetKeyId: arn });
  const { Aliases = [] } = await omnipotent.listAliases({ KeyId: arn, Limit: 100 });
  if (Aliases.some(({ AliasName }) => AliasName === name)) return;
  try {
    await make();
  } catch (error) {
    if (failureParts(error).name !== 'KMSInvalidStateException') throw error;
    const restore = await keepLife(attempt);
    await omnipotent.cancelKeyDeletion({ KeyId: arn });
    await make();
    await restore();
  }
}

async function removeAlias({ omnipotent }: Attempt, name: string): Promise<void> {
  try {
    await omnipotent.deleteAlias({ AliasName: name });
  } catch (error) {
    if (failureParts(error).name !== 'NotFoundException') throw error;
  }
}
