import { describe, expect, test } from 'vitest';
import { failure, useAccount } from './account.js';

// Sources: aws/aws-sdk-ruby, issue 1784 (no JSON: no text); terraform-aws-modules/terraform-aws-eks, pull request 2163 (no principal);
// terraform-aws-modules/terraform-aws-eks, issue 1950 (lockout); awslabs/minimum-viable-dataspace-on-aws, issue 6 (invalid principals).
const account = useAccount();
const root = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::000000000000:root' },
  Action: 'kms:*',
  Resource: '*',
};
const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const create = (Policy: string) => failure(account.kms().createKey({ Policy }));
const malformed = (message: string) => `MalformedPolicyDocumentException: ${message}`;

describe('CreateKey refuses a policy', () => {
  test.each([
    ['that is no JSON', 'not a real policy statement', '-'],
    [
      'without a principal',
      policy(root, { ...root, Principal: undefined }),
      'Policy contains a statement with no principal.',
    ],
    [
      'with an empty list of principals',
      policy(root, { ...root, Principal: { AWS: [] } }),
      'Policy contains a statement with no principal.',
    ],
    [
      'with a principal that does not exist',
      policy(root, { ...root, Principal: { AWS: 'arn:aws:iam::000000000000:nothing/Admin' } }),
      'Policy contains a statement with one or more invalid principals.',
    ],
    [
      'that locks its caller out',
      policy({ ...root, Action: 'kms:Describe*' }),
      'The new key policy will not allow you to update the key policy in the future.',
    ],
  ])('%s', async (_what, text, message) => {
    expect(await create(text)).toBe(malformed(message));
  });
});
