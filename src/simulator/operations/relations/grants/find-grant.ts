import type { Call } from '../../../operation.js';
import { invalidGrantId, notFound } from '../../../service-error.js';
import type { GrantRecord } from '../../../state.js';

/** Throws InvalidGrantIdException unless it is the id of a grant: 64 hexadecimal digits. */
export function requireGrantId(id: string): void {
  if (!/^[0-9a-f]{64}$/.test(id)) throw invalidGrantId(`The grant id is not valid: ${id}`);
}

/** A key's grant by its id. Throws InvalidGrantIdException, and NotFoundException where the key has no such grant. */
export function findGrant({ store }: Call, keyArn: string, id: string): GrantRecord {
  requireGrantId(id);
  const grant = store.grants.get(`${keyArn} ${id}`);
  if (grant === undefined) throw notFound(`Grant ID ${id} not found`);
  return grant;
}
