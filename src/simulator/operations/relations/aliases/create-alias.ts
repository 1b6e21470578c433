import { requireState } from '../../../key-state-table.js';
import type { Operation } from '../../../operation.js';
import { alreadyExists } from '../../../service-error.js';
import { aliasArn, aliasNameIn, requireOwnName } from './alias-name.js';
import { requireRoomForAlias, targetKeyIn } from './target-key.js';

/**
 * AWS KMS API reference, CreateAlias. It takes permission on both: on the alias by the caller's IAM policies, on the key by
 * its key policy (developer guide, "Controlling access to aliases").
 */
export const createAlias: Operation = {
  name: 'CreateAlias',
  run: (input, call) => {
    const name = aliasNameIn(input);
    requireOwnName(name);
    const arn = aliasArn(call, name);
    const key = targetKeyIn(input, call);
    call.authorizeInAccount('CreateAlias', arn);
    call.authorize({ action: 'CreateAlias', key });
    requireState(key, 'CreateAlias');
    if (call.store.aliases.get(arn) !== undefined)
      throw alreadyExists(`An alias with the name ${arn} already exists`);
    requireRoomForAlias(call, key);
    call.store.aliases.put(arn, {
      arn,
      account: call.account,
      region: call.region,
      name,
      targetKeyArn: key.arn,
      createdAt: call.now,
      updatedAt: call.now,
    });
    return {};
  },
};
