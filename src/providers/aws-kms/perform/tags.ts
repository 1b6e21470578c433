import { ownerTag, retiredTag } from '../../../model/ownership.js';
import { listTags } from '../observe/listings.js';
import type { Session } from '../session/open-session.js';
import type { Perform } from './job.js';
import { waitUntil } from './wait-until.js';

/** Tags as the API takes them. */
export function tagList(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}

export const claim: Perform<'claim'> = ({ session, arn, step }) =>
  setTags(session, arn, { [ownerTag]: step.owner });

export const setWantedTags: Perform<'set-tags'> = ({ session, arn, step }) =>
  setTags(session, arn, step.tags);

export const removeUnwantedTags: Perform<'remove-tags'> = ({ session, arn, step }) =>
  removeTags(session, arn, step.tags);

/** Writes down since when the key is being retired; the soak period counts from there. */
export function markRetired(session: Session, arn: string) {
  const since = new Date(session.runtime.now()).toISOString();
  return setTags(session, arn, { [retiredTag]: since });
}

export function unmarkRetired(session: Session, arn: string) {
  return removeTags(session, arn, [retiredTag]);
}

async function setTags(session: Session, KeyId: string, tags: Readonly<Record<string, string>>) {
  await session.call('TagResource', (kms) => kms.tagResource({ KeyId, Tags: tagList(tags) }));
  return await waitUntil(session.runtime, `tags of \`${KeyId}\``, async () => {
    const live = await listTags(session, KeyId);
    return Object.entries(tags).every(([name, value]) => live[name] === value) ? 'as wanted' : 'not yet';
  });
}

async function removeTags(session: Session, KeyId: string, names: readonly string[]) {
  await session.call('UntagResource', (kms) => kms.untagResource({ KeyId, TagKeys: [...names] }));
  return await waitUntil(session.runtime, `tags of \`${KeyId}\``, async () => {
    const live = await listTags(session, KeyId);
    return names.every((name) => !(name in live)) ? 'as wanted' : 'not yet';
  });
}
