import type { Operation } from '../../../operation.js';
import { aliasArn, aliasNameIn, requireOwnName } from './alias-name.js';
import { existingAlias } from './existing-alias.js';

/** AWS KMS API reference, DeleteAlias. It takes permission on the alias and on its key, which may be in any state. */
export const deleteAlias: Operation = {
  name: 'DeleteAlias',
  run: (input, call) => {
    const name = aliasNameIn(input);
    requireOwnName(name);
    const arn = aliasArn(call, name);
    call.authorizeInAccount('DeleteAlias', arn);
    const { key } = existingAlias(call, arn);
    call.authorize({ action: 'DeleteAlias', key });
    call.store.aliases.delete(arn);
    return {};
  },
};
