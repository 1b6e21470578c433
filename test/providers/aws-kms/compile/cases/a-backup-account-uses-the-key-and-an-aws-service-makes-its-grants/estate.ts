import { estate, grant, key, named, otherAccount } from '../../build-estate.js';

const backup = named({ kind: 'account', account: otherAccount, partition: 'aws' });

export const input = estate(
  key({
    name: 'backups',
    grants: [
      grant({ name: 'backup-use', grantees: [backup], operations: ['decrypt', 'describe', 'reencrypt'] }),
      grant({ name: 'backup-grants', grantees: [backup], operations: ['grant-to-service'] }),
    ],
  }),
);
