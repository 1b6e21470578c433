import type { JsonObject } from '../../../../model/json.js';
import type { Call, Operation } from '../../../operation.js';
import type { AliasRecord } from '../../../state.js';
import { regionIndex } from '../../../store.js';
import { optionalText } from '../../input.js';
import { keyIdLimits } from '../../key-id.js';
import { page } from '../../paging.js';

/** AWS KMS API reference, ListAliases. The simulator has no AWS managed keys, and so none of their aliases. */
export const listAliases: Operation = {
  name: 'ListAliases',
  run: (input, call) => {
    call.authorizeInAccount('ListAliases', '*');
    const { items, ...rest } = page(
      aliasesOf(input, call),
      input,
      { default: 50, max: 100 },
      ({ name }) => name,
    );
    return { Aliases: items.map(aliasEntry), ...rest };
  },
};

function aliasesOf(input: JsonObject, call: Call): readonly AliasRecord[] {
  const keyId = optionalText(input, 'KeyId', keyIdLimits);
  if (keyId === null) return call.shown.aliases.where('region', regionIndex(call.account, call.region));
  const key = call.findKey(keyId, { alias: false, crossAccount: false });
  return call.shown.aliases.where('target', key.arn);
}

function aliasEntry({ name, arn, targetKeyArn, createdAt, updatedAt }: AliasRecord): JsonObject {
  return {
    AliasName: name,
    AliasArn: arn,
    TargetKeyId: targetKeyArn.slice(targetKeyArn.indexOf('/') + 1),
    CreationDate: createdAt / 1000,
    LastUpdatedDate: updatedAt / 1000,
  };
}
