import type { JsonObject } from '../../model/json.js';
import { change, type Engine } from '../engine.js';
import type { AccountRecord, OrganizationMembership } from '../state.js';
import { ControlError } from './control-error.js';
import { isObject, optionalList, refuseOthers, textOf } from './read-body.js';

/** Accounts of which more is known than their principals. */
export function listAccounts(engine: Engine): JsonObject {
  return { accounts: [...engine.store.accounts.values()].map(show) };
}

/** `{ id, organization }`: puts the account into an organization, or with null out of it. */
export function changeAccount(engine: Engine, body: JsonObject): JsonObject {
  refuseOthers(body, ['id', 'organization']);
  const id = textOf(body, 'id');
  if (!/^\d{12}$/.test(id)) throw new ControlError(400, '`id` has to have twelve digits');
  const account: AccountRecord = { id, organization: membershipIn(body) };
  change(engine, () => engine.store.accounts.put(id, account));
  return show(account);
}

/** The forms are those of AWS Organizations (its API reference, Organization and OrganizationalUnit). */
function membershipIn({ organization }: JsonObject): OrganizationMembership | null {
  if (organization === null) return null;
  if (!isObject(organization)) throw new ControlError(400, '`organization` has to have `id`, or be null');
  refuseOthers(organization, ['id', 'paths']);
  const id = textOf(organization, 'id');
  if (!/^o-[a-z0-9]{10,32}$/.test(id))
    throw new ControlError(400, '`organization.id` has to be like `o-a1b2c3d4e5`');
  const paths = (optionalList(organization, 'paths') ?? []).map((path) => {
    if (typeof path === 'string' && path.startsWith(`${id}/`) && isPath.test(path)) return path;
    throw new ControlError(400, `\`organization.paths\` has to be like \`${id}/r-ab12/ou-ab12-11111111/\``);
  });
  return { id, paths };
}

const isPath = /^o-[a-z0-9]{10,32}\/r-[0-9a-z]{4,32}\/(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}\/)*$/;

function show({ id, organization }: AccountRecord): JsonObject {
  return { id, organization: organization === null ? null : { ...organization } };
}
