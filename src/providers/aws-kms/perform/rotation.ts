import type { Perform } from './job.js';
import { waitUntil } from './wait-until.js';

export const setRotation: Perform<'set-rotation'> = async ({ session, arn: KeyId, step: { rotation } }) => {
  if (rotation.kind === 'impossible') throw new Error('rotation can’t be set to impossible');
  if (rotation.kind === 'every')
    await session.call('EnableKeyRotation', (kms) =>
      kms.enableKeyRotation({ KeyId, RotationPeriodInDays: rotation.days }),
    );
  else await session.call('DisableKeyRotation', (kms) => kms.disableKeyRotation({ KeyId }));
  return await waitUntil(session.runtime, `rotation of \`${KeyId}\``, async () => {
    const live = await session.call('GetKeyRotationStatus', (kms) => kms.getKeyRotationStatus({ KeyId }));
    const on = live.KeyRotationEnabled === true;
    const same = rotation.kind === 'every' ? on && live.RotationPeriodInDays === rotation.days : !on;
    return same ? 'as wanted' : 'not yet';
  });
};
