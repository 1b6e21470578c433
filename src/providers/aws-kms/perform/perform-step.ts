import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Change } from '../../../model/plan.js';
import type { LiveKeys, StepOutcome } from '../../../model/provider.js';
import type { StepName } from '../../../model/step.js';
import type { Session } from '../session/open-session.js';
import { ProviderFailure } from '../session/provider-failure.js';
import { createAlias, deleteAlias, moveAlias } from './aliases.js';
import { createKey } from './create-key.js';
import { setDescription } from './description.js';
import { createGrant, revokeGrant } from './grants.js';
import type { Job } from './job.js';
import { cancelDeletion, disable, enable, scheduleDeletion } from './life.js';
import { onNewKey } from './on-new-key.js';
import { putPolicy } from './policy.js';
import { replicateKey } from './replicate-key.js';
import { setRotation } from './rotation.js';
import { claim, markRetired, removeUnwantedTags, setWantedTags, unmarkRetired } from './tags.js';
import { waitForKey } from './wait-for-key.js';

/** Does one change's step and waits until it can be seen. Throws what the SDK throws, and ProviderFailures. */
export async function performStep(session: Session, change: Change, keys: LiveKeys): Promise<StepOutcome> {
  const { step } = change;
  if (step.op === 'create-key' || step.op === 'replicate-key') {
    const arn =
      step.op === 'create-key'
        ? await createKey({ session, step, change, keys })
        : await replicateKey({ session, step, change, keys });
    return done(arn, await waitForKey(session, arn, step.owner));
  }
  const arn = change.arn ?? keys.arnOf(change.key);
  if (arn === null) throw absent(change);
  const perform = () => onKey({ session, step, arn });
  return done(arn, await (change.arn === null ? onNewKey(session, perform) : perform()));
}

function onKey(job: Job<Exclude<StepName, 'create-key' | 'replicate-key'>>): Promise<Diagnostic | null> {
  const { session, step, arn } = job;
  switch (step.op) {
    case 'claim':
      return claim({ session, step, arn });
    case 'set-description':
      return setDescription({ session, step, arn });
    case 'set-tags':
      return setWantedTags({ session, step, arn });
    case 'remove-tags':
      return removeUnwantedTags({ session, step, arn });
    case 'create-alias':
      return createAlias({ session, step, arn });
    case 'move-alias':
      return moveAlias({ session, step, arn });
    case 'delete-alias':
      return deleteAlias({ session, step, arn });
    case 'put-policy':
      return putPolicy({ session, step, arn });
    case 'create-grant':
      return createGrant({ session, step, arn });
    case 'revoke-grant':
      return revokeGrant({ session, step, arn });
    case 'set-rotation':
      return setRotation({ session, step, arn });
    case 'enable':
      return enable({ session, step, arn });
    case 'disable':
      return disable({ session, step, arn });
    case 'mark-retired':
      return markRetired(session, arn);
    case 'unmark-retired':
      return unmarkRetired(session, arn);
    case 'schedule-deletion':
      return scheduleDeletion({ session, step, arn });
    case 'cancel-deletion':
      return cancelDeletion({ session, step, arn });
  }
}

function done(arn: string, warning: Diagnostic | null): StepOutcome {
  return { result: 'done', arn, ...(warning === null ? {} : { warnings: [warning] }) };
}

function absent({ key, step }: Change): ProviderFailure {
  return new ProviderFailure({
    code: 'KW5008',
    severity: 'error',
    message: `\`${key.name}\` in \`${key.target}\` has no live key for the step \`${step.op}\``,
  });
}
