import type { Reading } from '../../../model/observed.js';
import type { Session } from '../session/open-session.js';
import { attempt, mapReading, read } from './reading.js';

/** A key's policy as text. */
export async function readPolicy({ call }: Session, KeyId: string): Promise<Reading<string>> {
  const answer = await attempt('GetKeyPolicy', () =>
    call('GetKeyPolicy', (kms) => kms.getKeyPolicy({ KeyId, PolicyName: 'default' })),
  );
  return mapReading(answer, ({ Policy }) =>
    Policy === undefined
      ? { read: false, reason: 'kms:GetKeyPolicy answered without a policy' }
      : read(Policy),
  );
}
