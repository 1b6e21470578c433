import type { Algorithm } from '../../../model/operations.js';
import { hasEncryptionContext } from './support.js';

const withContext = [
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
];

const cryptographic = [
  ...withContext,
  'Decapsulate',
  'DeriveSharedSecret',
  'Encapsulate',
  'GenerateMac',
  'Sign',
  'Verify',
  'VerifyMac',
];

/**
 * Condition keys that only some actions' requests carry, in lower case; a key with parts (`…:tenant`) stands by its
 * first two. All others go with every action on a key. Source: AWS KMS developer guide, "AWS KMS condition keys".
 */
const carriedBy: Readonly<Record<string, readonly string[]>> = {
  'kms:bypasspolicylockoutsafetycheck': ['PutKeyPolicy'],
  'kms:datakeypairspec': ['GenerateDataKeyPair', 'GenerateDataKeyPairWithoutPlaintext'],
  'kms:encryptionalgorithm': withContext,
  'kms:encryptioncontext': [...withContext, 'CreateGrant'],
  'kms:encryptioncontextkeys': [...withContext, 'CreateGrant'],
  'kms:expirationmodel': ['ImportKeyMaterial'],
  'kms:grantconstraintsourcearn': ['CreateGrant'],
  'kms:grantconstrainttype': ['CreateGrant'],
  'kms:granteeprincipal': ['CreateGrant'],
  'kms:granteeserviceprincipal': ['CreateGrant'],
  'kms:grantisforawsresource': ['CreateGrant', 'ListGrants', 'RevokeGrant'],
  'kms:grantoperations': ['CreateGrant'],
  'kms:keyagreementalgorithm': ['DeriveSharedSecret'],
  'kms:macalgorithm': ['GenerateMac', 'VerifyMac'],
  'kms:messagetype': ['Sign', 'Verify'],
  'kms:primaryregion': ['UpdatePrimaryRegion'],
  'kms:recipientattestation': ['Decrypt', 'DeriveSharedSecret', 'GenerateDataKey', 'GenerateDataKeyPair'],
  'kms:reencryptonsamekey': ['ReEncryptFrom', 'ReEncryptTo'],
  'kms:replicaregion': ['ReplicateKey'],
  'kms:requestalias': [...cryptographic, 'DescribeKey', 'GetPublicKey'],
  // For IAM policies only: a key policy is already one key's.
  'kms:resourcealiases': [],
  'kms:retiringprincipal': ['CreateGrant'],
  'kms:rotationperiodindays': ['EnableKeyRotation'],
  'kms:schedulekeydeletionpendingwindowindays': ['ScheduleKeyDeletion'],
  'kms:signingalgorithm': ['Sign', 'Verify'],
  'kms:trailingdayswithoutkeyusage': ['DisableKey', 'ScheduleKeyDeletion'],
  'kms:validto': ['ImportKeyMaterial'],
  'kms:wrappingalgorithm': ['GetParametersForImport'],
  'kms:wrappingkeyspec': ['GetParametersForImport'],
  'aws:requesttag': ['ReplicateKey', 'TagResource'],
  'aws:tagkeys': ['ReplicateKey', 'TagResource', 'UntagResource'],
};

const contextKeys = ['kms:encryptioncontext', 'kms:encryptioncontextkeys'];

/** Whether a request of the action (`kms:Decrypt`) to such a key carries the condition key. */
export function carriesConditionKey(action: string, conditionKey: string, algorithm: Algorithm): boolean {
  const [service = '', name = ''] = conditionKey.toLowerCase().split(/[:/]/);
  const key = `${service}:${name}`;
  if (contextKeys.includes(key) && !hasEncryptionContext(algorithm)) return false;
  const carriers = carriedBy[key];
  return carriers === undefined || carriers.includes(action.replace(/^kms:/, ''));
}
