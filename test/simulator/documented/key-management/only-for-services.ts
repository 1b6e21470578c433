import { allow, delegation, keyPolicy } from '../policies.js';
import type { ManagementCall } from './key-management.js';
import type { ConditionCheck } from './management-authorised.js';

const isForService = (value: 'true' | 'false') => ({ Bool: { 'kms:GrantIsForAWSResource': value } });

/** A policy that lets only AWS services do it refuses a person, and one that lets only others do it doesn't. */
export function onlyForServices(
  operation: string,
  call: ManagementCall,
  before?: ConditionCheck['before'],
): ConditionCheck {
  return {
    key: 'kms:GrantIsForAWSResource',
    condition: isForService('true'),
    ...(before === undefined ? {} : { before }),
    differs: call,
    between: async ({ admin }, KeyId) => {
      const others = allow('*', `kms:${operation}`, { Condition: isForService('false') });
      await admin.putKeyPolicy({ KeyId, Policy: keyPolicy(delegation, others) });
    },
    fits: call,
  };
}
