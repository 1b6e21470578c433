import type { AlgorithmSpec, WrappingKeySpec } from '@aws-sdk/client-kms';
import { type Attempt, proof, type TrialCall } from '../attempt.js';
import { valueIn } from '../request-context.js';

/** What reads. */
export const readingCalls: Readonly<Record<string, TrialCall>> = {
  'kms:DescribeKey': { run: ({ kms, keyId }) => kms.describeKey({ KeyId: keyId }) },
  'kms:GetKeyLastUsage': { run: ({ kms, arn }) => kms.getKeyLastUsage({ KeyId: arn }) },
  'kms:GetKeyPolicy': { run: ({ kms, arn }) => kms.getKeyPolicy({ KeyId: arn, PolicyName: 'default' }) },
  'kms:GetKeyRotationStatus': {
    run: ({ kms, arn }) => kms.getKeyRotationStatus({ KeyId: arn }),
    // Keys that never rotate have no status.
    proves: proof('UnsupportedOperationException'),
  },
  'kms:GetParametersForImport': {
    run: ({ kms, arn, context }) => kms.getParametersForImport({ KeyId: arn, ...wrapping(context) }),
  },
  'kms:ListGrants': { run: ({ kms, arn }) => kms.listGrants({ KeyId: arn, Limit: 1 }) },
  'kms:ListKeyPolicies': { run: ({ kms, arn }) => kms.listKeyPolicies({ KeyId: arn }) },
  'kms:ListKeyRotations': { run: ({ kms, arn }) => kms.listKeyRotations({ KeyId: arn }) },
  'kms:ListResourceTags': { run: ({ kms, arn }) => kms.listResourceTags({ KeyId: arn }) },
};

function wrapping(context: Attempt['context']) {
  const algorithm = valueIn(context, 'kms:WrappingAlgorithm') as AlgorithmSpec | undefined;
  const spec = valueIn(context, 'kms:WrappingKeySpec') as WrappingKeySpec | undefined;
  return {
    WrappingAlgorithm: algorithm ?? ('RSAES_OAEP_SHA_256' as const),
    WrappingKeySpec: spec ?? ('RSA_2048' as const),
  };
}
