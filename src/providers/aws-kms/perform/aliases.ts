import { listAliases } from '../observe/listings.js';
import { failureKind, failureParts } from '../session/failure.js';
import type { Session } from '../session/open-session.js';
import { ProviderFailure } from '../session/provider-failure.js';
import type { Perform } from './job.js';
import { waitUntil } from './wait-until.js';

/** A lost answer makes the second attempt meet the first one's alias: that is done, not failed. */
export const createAlias: Perform<'create-alias'> = async ({ session, arn, step: { alias } }) => {
  try {
    await session.call('CreateAlias', (kms) => kms.createAlias({ AliasName: alias, TargetKeyId: arn }));
  } catch (error) {
    if (failureParts(error).name !== 'AlreadyExistsException') throw error;
    const at = await aliasTarget(session, alias);
    if (at !== null && at !== arn) throw moved(alias, at);
    const unseen = await waitForAlias(session, alias, arn);
    if (unseen !== null) throw moved(alias, await aliasTarget(session, alias));
    return null;
  }
  return await waitForAlias(session, alias, arn);
};

/** Only from where the plan saw it: an alias that somebody moved since is theirs. */
export const moveAlias: Perform<'move-alias'> = async ({ session, arn, step: { alias, fromArn } }) => {
  const at = await aliasTarget(session, alias);
  if (at !== arn) {
    if (at !== fromArn) throw moved(alias, at);
    await session.call('UpdateAlias', (kms) => kms.updateAlias({ AliasName: alias, TargetKeyId: arn }));
  }
  return await waitForAlias(session, alias, arn);
};

/** Only where it points to this key. */
export const deleteAlias: Perform<'delete-alias'> = async ({ session, arn, step: { alias } }) => {
  const at = await aliasTarget(session, alias);
  if (at !== null && at !== arn) throw moved(alias, at);
  if (at === arn) {
    try {
      await session.call('DeleteAlias', (kms) => kms.deleteAlias({ AliasName: alias }));
    } catch (error) {
      if (failureKind(error) !== 'missing') throw error;
    }
  }
  return await waitForAlias(session, alias, null);
};

/** The ARN of the key that an alias points to. The bulk listing is the only one that takes no key. */
async function aliasTarget(session: Session, alias: string): Promise<string | null> {
  const aliases = await listAliases(session);
  return aliases.find(([name]) => name === alias)?.[1] ?? null;
}

function waitForAlias(session: Session, alias: string, arn: string | null) {
  return waitUntil(session.runtime, `alias \`${alias}\``, async () =>
    (await aliasOnKey(session, alias, arn)) ? 'as wanted' : 'not yet',
  );
}

async function aliasOnKey(session: Session, alias: string, arn: string | null): Promise<boolean> {
  if (arn === null) return (await aliasTarget(session, alias)) === null;
  // `kms:DescribeKey` resolves an alias in one call; the listing of a large account takes hundreds.
  const { KeyMetadata } = await session.call('DescribeKey', (kms) => kms.describeKey({ KeyId: alias }));
  return KeyMetadata?.Arn === arn;
}

function moved(alias: string, at: string | null): ProviderFailure {
  const where = at === null ? 'is gone' : `points to \`${at}\``;
  return new ProviderFailure({
    code: 'KW5010',
    severity: 'error',
    message: `\`${alias}\` ${where} by now, and is left as it is`,
  });
}
