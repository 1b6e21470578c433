import { estate, grant, key, named, role } from '../../build-estate.js';

export const input = estate(
  key({
    name: 'releases',
    algorithm: 'ml-dsa-65',
    purpose: 'sign',
    enableIamPolicies: true,
    grants: [
      grant({
        name: 'release',
        grantees: [named(role('ci-release'))],
        operations: ['describe', 'get-public-key', 'sign'],
        conditions: {
          mfa: true,
          raw: [{ operator: 'StringEquals', key: 'kms:MessageType', values: ['RAW'] }],
        },
      }),
      grant({
        name: 'check',
        grantees: [
          named({ kind: 'organization', id: 'o-1234567890' }),
          named({ kind: 'organizational-unit', unit: 'o-0987654321/r-ab12/ou-ab12-12345678/' }, 1),
        ],
        operations: ['describe', 'get-public-key', 'verify'],
      }),
    ],
  }),
);
