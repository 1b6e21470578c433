import type { RehearsalPlace } from '../../../model/provider.js';
import type { Trial } from '../../../model/rehearsal.js';
import { trialCalls } from './calls/table.js';
import { valueIn, valuesIn } from './request-context.js';

/** Why nobody can have the access, whatever they send; null where a trial tells. */
export function hopelessness({ key, context, unmeetable }: Trial, place: RehearsalPlace): string | null {
  if (unmeetable === true) return 'no request can meet the conditions';
  const alias = valueIn(context ?? {}, 'kms:RequestAlias');
  const aliases = place.keyOf(key)?.desired.state.aliases;
  if (alias === undefined || aliases === undefined || aliases.includes(alias)) return null;
  return `the key has no alias that the conditions ask for, such as \`${alias}\``;
}

/** Why a trial can't be made, in plain words; null where it can. */
export function obstacleTo({ key, action, context }: Trial, place: RehearsalPlace): string | null {
  if (context === null) return 'no request was found that meets the conditions';
  const found = place.keyOf(key);
  if (found === null) return 'the key isn’t there';
  if (trialCalls[action] === undefined) return `there is no call that needs \`${action}\` alone`;
  if (Object.keys(context).some((name) => /^kms:RecipientAttestation:/i.test(name)))
    return 'it needs an attestation document, which only a Nitro enclave or NitroTPM has';
  return regionObstacle({ key, action, context }, place);
}

/** What would change in other Regions isn't tried: a replica that was made can't be taken back. */
function regionObstacle(
  {
    key,
    action,
    context,
  }: Pick<Trial, 'key' | 'action'> & { readonly context: NonNullable<Trial['context']> },
  { targets, keyOf }: RehearsalPlace,
): string | null {
  const region = [
    ...(action === 'kms:ReplicateKey' ? valuesIn(context, 'kms:ReplicaRegion') : []),
    ...(action === 'kms:UpdatePrimaryRegion' ? valuesIn(context, 'kms:PrimaryRegion') : []),
  ][0];
  const home = targets.find(({ name }) => name === key.target);
  if (region === undefined || region === home?.region) return null;
  const isThere =
    action === 'kms:ReplicateKey' &&
    targets.some((each) => each.region === region && keyOf({ name: key.name, target: each.name }) !== null);
  return isThere ? null : `it would change the keys in \`${region}\``;
}
