import type { Target } from '../../model/estate.js';

/**
 * Who will apply a plan in a target: whom the user names, where that is somebody of its account, else the target's reconciler, else the role that is assumed, else whoever
 * observed it. A role's session counts as its role; `known` are ARNs of roles, to find one that has a path. Null where nobody is known.
 */
export function applierOf(
  target: Target,
  observer: string | null,
  named: string | null,
  known: Iterable<string>,
): string | null {
  const ownNamed = named?.split(':')[4] === target.account ? named : null;
  const arn = ownNamed ?? target.reconciler?.arn ?? target.assumeRole ?? observer;
  return arn === null ? null : principalOf(arn, known);
}

function principalOf(arn: string, known: Iterable<string>): string {
  const session = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn);
  if (session === null) return arn;
  const [, partition = '', account = '', name = ''] = session;
  const roles = `arn:${partition}:iam::${account}:role/`;
  for (const role of known) if (role.startsWith(roles) && role.endsWith(`/${name}`)) return role;
  return `${roles}${name}`;
}
