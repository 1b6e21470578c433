import { expect } from 'vitest';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { allow, delegation, failure, keyPolicy, meaning, root } from '../../policies.js';

const getting: KeyManagement = {
  operation: 'GetKeyPolicy',
  prepare: simply((as, KeyId) => as.getKeyPolicy({ KeyId })),
};

export const getKeyPolicy: OperationCase = {
  operation: 'GetKeyPolicy',
  works: async ({ admin, makeKey }) => {
    const Policy = keyPolicy(delegation, allow(root(), 'kms:DescribeKey'));
    const KeyId = await makeKey({ Policy });
    for (const name of [{}, { PolicyName: 'default' }]) {
      const answer = await admin.getKeyPolicy({ KeyId, ...name });
      expect(meaning(answer.Policy)).toEqual(meaning(Policy));
      expect(answer.PolicyName).toBe('default');
    }
    expect(await failure(admin.getKeyPolicy({ KeyId, PolicyName: 'other' }))).toBe(
      'NotFoundException: No such policy exists',
    );
  },
  states: managementStates(getting),
  errors: managementErrors(getting),
  authorised: managementAuthorised(getting),
};

const listing: KeyManagement = {
  operation: 'ListKeyPolicies',
  prepare: simply((as, KeyId) => as.listKeyPolicies({ KeyId })),
};

export const listKeyPolicies: OperationCase = {
  operation: 'ListKeyPolicies',
  works: async ({ admin, makeKey }) => {
    const KeyId = await makeKey();
    for (const Limit of [1, 1000])
      expect(await admin.listKeyPolicies({ KeyId, Limit })).toMatchObject({
        PolicyNames: ['default'],
        Truncated: false,
      });
  },
  states: managementStates(listing),
  errors: managementErrors(listing),
  authorised: managementAuthorised(listing),
};
