import { estate, grant, key, named, role, target } from '../../build-estate.js';

export const input = estate(
  key({
    target: target({ administrators: [role('break-glass')], tags: { environment: 'production' } }),
    description: 'card numbers at rest',
    aliases: ['alias/payments/cards', 'alias/cards'],
    tags: { team: 'payments' },
    rotation: { kind: 'every', days: 365 },
    grants: [
      grant({
        name: 'payments-app',
        operations: ['decrypt', 'describe', 'generate-data-key'],
        conditions: { encryptionContext: { equals: { tenant: 'acme' } }, viaService: ['dynamodb', 's3'] },
      }),
      grant({
        name: 'payments-batch',
        grantees: [named(role('batch'))],
        operations: ['decrypt'],
        expires: '2027-01-31T00:00:00Z',
      }),
    ],
  }),
);
