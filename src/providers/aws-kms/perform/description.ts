import type { Perform } from './job.js';
import { waitUntil } from './wait-until.js';

export const setDescription: Perform<'set-description'> = async ({ session, arn: KeyId, step }) => {
  const { description } = step;
  await session.call('UpdateKeyDescription', (kms) =>
    kms.updateKeyDescription({ KeyId, Description: description }),
  );
  return await waitUntil(session.runtime, `description of \`${KeyId}\``, async () => {
    const { KeyMetadata } = await session.call('DescribeKey', (kms) => kms.describeKey({ KeyId }));
    return (KeyMetadata?.Description ?? '') === description ? 'as wanted' : 'not yet';
  });
};
