import { account, estate, grant, key, named, role } from '../../build-estate.js';

export const input = estate(
  key({
    name: 'tables',
    nativeGrants: 'exclusive',
    grants: [
      grant({
        name: 'etl',
        as: 'grant',
        grantees: [named(role('etl')), named(role('etl-canary'), 1)],
        operations: ['decrypt', 'describe', 'generate-data-key'],
        conditions: { encryptionContext: { contains: { table: 'orders' } } },
      }),
      grant({
        name: 'dynamodb',
        as: 'grant',
        grantees: [
          named({
            kind: 'service',
            name: 'dynamodb.amazonaws.com',
            sourceAccount: account,
            sourceArn: `arn:aws:dynamodb:eu-west-1:${account}:table/orders`,
          }),
        ],
        operations: ['decrypt'],
        retiringPrincipal: role('admin'),
      }),
    ],
  }),
);
