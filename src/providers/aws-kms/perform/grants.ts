import type { GrantOperation } from '@aws-sdk/client-kms';
import type { GrantState } from '../../../model/key-state.js';
import type { GrantParty } from '../../../model/native-grant.js';
import { listGrants } from '../observe/listings.js';
import { failureKind, failureParts } from '../session/failure.js';
import type { Session } from '../session/open-session.js';
import { ProviderFailure } from '../session/provider-failure.js';
import type { Perform } from './job.js';
import { waitUntil } from './wait-until.js';

/** The name makes it idempotent: the same name with the same content is the same grant (API reference, CreateGrant). */
export const createGrant: Perform<'create-grant'> = async ({ session, arn, step: { grant } }) => {
  const { GrantId } = await namingGrantees(grant, () =>
    session.call('CreateGrant', (kms) => kms.createGrant({ KeyId: arn, ...grantInput(grant) })),
  );
  return await waitUntil(session.runtime, `native grant \`${grant.name ?? ''}\``, async () => {
    const live = await listGrants(session, arn);
    return live.some((entry) => entry.GrantId === GrantId) ? 'as wanted' : 'not yet';
  });
};

/** A grant that is gone by now was retired or revoked by somebody else: what the plan wanted. */
export const revokeGrant: Perform<'revoke-grant'> = async ({ session, arn, step: { grant } }) => {
  const GrantId = grant.id;
  if (GrantId === null) throw new Error('a grant without an id is no live grant');
  try {
    await session.call('RevokeGrant', (kms) => kms.revokeGrant({ KeyId: arn, GrantId }));
  } catch (error) {
    if (failureKind(error) !== 'missing') throw error;
  }
  return await waitUntil(session.runtime, `native grant \`${GrantId}\``, async () =>
    (await isLive(session, arn, GrantId)) ? 'not yet' : 'as wanted',
  );
};

async function isLive(session: Session, arn: string, grantId: string): Promise<boolean> {
  const live = await listGrants(session, arn);
  return live.some(({ GrantId }) => GrantId === grantId);
}

function grantInput({ name, grantee, retiring, operations, constraints }: GrantState) {
  const { encryptionContextEquals, encryptionContextSubset, sourceArn } = constraints;
  const Constraints = {
    ...(encryptionContextEquals === undefined
      ? {}
      : { EncryptionContextEquals: { ...encryptionContextEquals } }),
    ...(encryptionContextSubset === undefined
      ? {}
      : { EncryptionContextSubset: { ...encryptionContextSubset } }),
    ...(sourceArn === undefined ? {} : { SourceArn: sourceArn }),
  };
  return {
    ...(name === null ? {} : { Name: name }),
    ...(grantee.kind === 'service'
      ? { GranteeServicePrincipal: grantee.name }
      : { GranteePrincipal: grantee.arn }),
    ...(retiring === null
      ? {}
      : retiring.kind === 'service'
        ? { RetiringServicePrincipal: retiring.name }
        : { RetiringPrincipal: retiring.arn }),
    // Whatever KMS doesn’t know it refuses; nothing is left out here.
    Operations: [...operations] as GrantOperation[],
    ...(Object.keys(Constraints).length === 0 ? {} : { Constraints }),
  };
}

async function namingGrantees<T>(grant: GrantState, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const { name, message } = failureParts(error);
    if (name !== 'InvalidArnException' && !/invalid principal/i.test(message)) throw error;
    const parties = [grant.grantee, ...(grant.retiring === null ? [] : [grant.retiring])].map(partyText);
    throw new ProviderFailure({
      code: 'KW5009',
      severity: 'error',
      message: `AWS refused the native grant \`${grant.name ?? ''}\` because one of its principals doesn’t exist: ${parties.join(', ')}`,
    });
  }
}

function partyText(party: GrantParty): string {
  return `\`${party.kind === 'service' ? party.name : party.arn}\``;
}
