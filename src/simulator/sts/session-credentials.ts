import type { JsonObject } from '../../model/json.js';
import type { Call } from '../operation.js';
import { base32 } from '../principals.js';
import type { SessionRecord } from '../state.js';

/** How long an expired session is still answered with "expired" rather than "unknown". */
const remembered = 86_400_000;

/** Issues temporary credentials and answers them as STS does. */
export function issueCredentials(
  call: Call,
  principalId: string,
  session: Omit<SessionRecord, 'token'>,
): JsonObject {
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

function forgetOldSessions({ store, now }: Call, principalId: string): void {
  for (const { accessKeyId, session } of store.credentials.where('principal', principalId)) {
    if (session !== null && session.expiresAt + remembered < now) store.credentials.delete(accessKeyId);
  }
}
