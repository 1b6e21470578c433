import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { Reading } from '../../../model/observed.js';
import type { Session } from '../session/open-session.js';
import { attempt } from './reading.js';

/** DescribeKey's answer for a key ARN. */
export async function readMetadata({ call }: Session, KeyId: string): Promise<Reading<KeyMetadata>> {
  return await attempt('DescribeKey', async () => {
    const { KeyMetadata } = await call('DescribeKey', (kms) => kms.describeKey({ KeyId }));
    if (KeyMetadata === undefined) throw new Error('the answer has no KeyMetadata');
    return KeyMetadata;
  });
}
