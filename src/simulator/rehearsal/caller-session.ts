import type { Target } from '../../model/estate.js';
import type { SessionRequest } from '../sessions.js';
import type { World } from '../world.js';

type Context = Readonly<Record<string, readonly string[]>>;

/** Who tries an access, and what the request has to hold for it. */
export interface Wanted {
  /** An ARN or the name of a service; of a statement for a whole organization, of anybody. */
  readonly principal: string;
  readonly target: Pick<Target, 'account' | 'partition'>;
  readonly context: Context;
}

const ofOrganization = /^aws:PrincipalOrg(ID|Paths)$/i;
const principalTag = /^aws:PrincipalTag\//i;

/**
 * The session in which somebody tries an access. The tags and organization of a principal can't be chosen: they are what the world
 * says, so that a condition on them fails where they differ. Without a world a role carries the tags that are asked for. Throws an Error
 * that says what nobody told.
 */
export function callerSession({ principal, target, context }: Wanted, world: World | null): SessionRequest {
  const { 'kms:ViaService': viaService, ...rest } = context;
  const via = viaService?.[0] === undefined ? {} : { viaService: viaService[0] };
  if (!principal.startsWith('arn:')) return { service: principal, context: rest };
  const isMember = Object.keys(rest).some((key) => ofOrganization.test(key));
  if (isMember && world === null) throw new Error('no world says which organization an account belongs to');
  const chosen = Object.entries(rest).filter(([key]) => !ofOrganization.test(key) && !principalTag.test(key));
  return {
    principal:
      isMember && world !== null ? memberFor({ principal, target, context: rest }, world) : principal,
    context: Object.fromEntries(chosen),
    ...via,
    ...tagsFor(principal, rest, world),
  };
}

function tagsFor(principal: string, context: Context, world: World | null): Pick<SessionRequest, 'tags'> {
  const asked = Object.entries(context).filter(([key]) => principalTag.test(key));
  if (asked.length === 0 || (world !== null && isListed(world, principal))) return {};
  if (!principal.includes(':role/')) throw new Error('no world says which tags the user carries');
  return {
    tags: Object.fromEntries(asked.map(([key, values]) => [key.replace(principalTag, ''), values[0] ?? ''])),
  };
}

/**
 * Whoever is named and exists; else the root user of an account of the organization, whom no IAM policy hinders. Where no account of
 * the world belongs to it, the root user of the key's account, who then is refused as everybody is.
 */
function memberFor({ principal, target, context }: Wanted, world: World): string {
  if (isListed(world, principal)) return principal;
  const members = world.accounts.filter((account) => belongs(account, context));
  const member = members.find(({ id }) => id === target.account) ?? members[0];
  const { id, partition = 'aws' } = member ?? { id: target.account, partition: target.partition };
  return `arn:${partition}:iam::${id}:root`;
}

type Account = World['accounts'][number];

function belongs({ organization }: Account, context: Context): boolean {
  if (organization === undefined) return false;
  const { id, paths = [] } = organization;
  const of = (name: RegExp) => Object.entries(context).find(([key]) => name.test(key))?.[1];
  const ids = of(/^aws:PrincipalOrgID$/i);
  const units = of(/^aws:PrincipalOrgPaths$/i);
  return (
    (ids === undefined || ids.includes(id)) &&
    (units === undefined || units.some((unit) => paths.some((path) => path.startsWith(unit))))
  );
}

function isListed({ accounts }: World, principal: string): boolean {
  return accounts.some(({ id, partition = 'aws', roles = [], users = [] }) => {
    const iam = `arn:${partition}:iam::${id}`;
    return (
      roles.some(({ path = '/', name }) => `${iam}:role${path}${name}` === principal) ||
      users.some(({ path = '/', name }) => `${iam}:user${path}${name}` === principal)
    );
  });
}
