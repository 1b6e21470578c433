import { account, estate, grant, key, named } from '../../build-estate.js';

export const input = estate(
  key({
    name: 'logs',
    grants: [
      grant({
        name: 'log-delivery',
        operations: ['decrypt', 'describe', 'encrypt', 'generate-data-key', 'reencrypt'],
        grantees: [
          named({
            kind: 'service',
            name: 'logs.eu-west-1.amazonaws.com',
            sourceAccount: null,
            sourceArn: `arn:aws:logs:eu-west-1:${account}:log-group:*`,
          }),
          named({ kind: 'service', name: 's3.amazonaws.com', sourceAccount: account, sourceArn: null }, 1),
        ],
      }),
    ],
  }),
);
