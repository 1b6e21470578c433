import type { Call } from '../../../operation.js';
import { keyMissing, notFound } from '../../../service-error.js';
import type { AliasRecord, KeyRecord } from '../../../state.js';

/** An alias with the key that it stands for. Throws NotFoundException where there is none. */
export function existingAlias(
  { store }: Call,
  arn: string,
): { readonly alias: AliasRecord; readonly key: KeyRecord } {
  const alias = store.aliases.get(arn);
  if (alias === undefined) throw notFound(`Alias ${arn} is not found.`);
  const key = store.keys.get(alias.targetKeyArn);
  if (key === undefined) throw keyMissing(alias.targetKeyArn);
  return { alias, key };
}
