import type { KMS } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import type { Desk } from '../desk.js';
import type { Authorisation } from '../operation-case.js';
import { failure, iam } from '../policies.js';

/** For an operation on no key: IAM policies decide alone. `prepare` gives a valid call, a new one each time. */
export function accountAuthorised(
  operation: string,
  prepare: (desk: Desk) => Promise<(as: KMS) => Promise<unknown>>,
): Authorisation {
  return {
    by: ['IAM'],
    check: async (desk) => {
      const stranger = await desk.newUser({ policies: [iam('kms:DescribeKey')] });
      const refusal = `AccessDeniedException: User: ${stranger.arn} is not authorized to perform: kms:${operation}`;
      expect(await failure((await prepare(desk))(stranger.kms))).toContain(refusal);
      const permitted = await desk.newUser({ policies: [iam(`kms:${operation}`)] });
      expect(await failure((await prepare(desk))(permitted.kms))).toBe('answered');
    },
  };
}
