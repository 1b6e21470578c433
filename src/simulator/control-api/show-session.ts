import type { JsonObject } from '../../model/json.js';
import type { SessionCredentials } from '../sessions.js';

/** A session's credentials as JSON. */
export function showSession({ expiration, ...credentials }: SessionCredentials): JsonObject {
  return { ...credentials, expiration: expiration.toISOString() };
}
