export {
  type AwsKeySpec,
  type AwsKeyUsage,
  type AwsOrigin,
  algorithmOf,
  algorithms,
  awsOriginOf,
  keySpecOf,
  keyUsageOf,
  type OriginMetadata,
  originOf,
  purposeOf,
  purposes,
} from '../../access/key-types.js';
export { carriesConditionKey } from './capabilities/condition-keys.js';
export { fitsPolicy, limits } from './capabilities/limits.js';
export { actionsOf, grantOperationsOf, reconcilerActions } from './capabilities/operations.js';
export {
  algorithmInPartition,
  canRotate,
  canRotateOnDemand,
  hasEncryptionContext,
  inCustomKeyStore,
  pairSupported,
  purposesOf,
} from './capabilities/support.js';
