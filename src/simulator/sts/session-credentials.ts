import type { JsonObject } from '../../model/json.js';
import type { Call } from '../operation.js';
import { base32 } from '../principals.js';
import type { SessionRecord } from '../state.js';

/** How long an expired session is still answered with "expired" rather than "unknown". */
const remembered = 86_400_000;

/** Temporary credentials, as STS answers them. */
export interface IssuedCredentials extends JsonObject {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  readonly Expiration: string;
}

/** Issues temporary credentials of a principal, or of the AWS service that has this name. */
export function issueCredentials(
  call: Pick<Call, 'store' | 'random' | 'now'>,
  principalId: string,
  session: Omit<SessionRecord, 'token'>,
): IssuedCredentials {
  forgetOldSessions(call, principalId);
  const accessKeyId = `ASIA${base32(call.random(16))}`;
  const secret = call.random(30).toString('base64');
  const token = call.random(120).toString('base64');
  call.store.credentials.put(accessKeyId, {
    accessKeyId,
    secret,
    principalId,
    session: { ...session, token },
  });
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secret,
    SessionToken: token,
    Expiration: new Date(session.expiresAt).toISOString(),
  };
}

function forgetOldSessions({ store, now }: Pick<Call, 'store' | 'now'>, principalId: string): void {
  for (const { accessKeyId, session } of store.credentials.where('principal', principalId)) {
    if (session !== null && session.expiresAt + remembered < now) store.credentials.delete(accessKeyId);
  }
}
