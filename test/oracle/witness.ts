import type { AccessWitness } from '../../src/model/access-row.js';
import { derivedContext } from './feasible.js';
import type { NaiveRequest } from './naive-evaluator.js';
import type { Caller } from './naive-principals.js';
import { keyAccount } from './world.js';

/** A row's witness as a request, with what every such request has of itself; null where it contradicts itself. */
export function requestOf(witness: AccessWitness): NaiveRequest | null {
  const caller = callerOf(witness);
  if (caller === null) return null;
  const given = new Map(Object.entries(witness.context).map(([key, values]) => [key.toLowerCase(), values]));
  const own = derivedContext(caller, witness.action);
  for (const [key, values] of Object.entries(own)) {
    const stated = given.get(key.toLowerCase());
    if (stated !== undefined && stated.join() !== values.join()) return null;
    given.delete(key.toLowerCase());
  }
  const context = { ...own, ...Object.fromEntries(given) };
  return { action: witness.action, resource: witness.resource, caller, context };
}

/** Nobody's. */
const noId = 'AIDANOBODYXXXXXXXXXXX';

function callerOf({ principal, context }: AccessWitness): Caller | null {
  if (principal.startsWith('federated:'))
    return { kind: 'federated', provider: principal.slice('federated:'.length) };
  if (principal.endsWith('.amazonaws.com')) return { kind: 'service', name: principal };
  if (/^A[A-Z0-9]{10,}$/.test(principal)) return byUniqueId(principal, context);
  const iam = /^arn:aws:iam::(\d{12}):(root|user\/[\w./-]+)$/.exec(principal);
  const sts = /^arn:aws:sts::(\d{12}):(assumed-role|federated-user)\/([\w.-]+)(?:\/[\w.-]+)?$/.exec(
    principal,
  );
  const [, account = ''] = iam ?? sts ?? [];
  if (account === '') return null;
  const principalId = iam?.[2] === 'root' ? account : noId;
  if (sts?.[2] !== 'assumed-role')
    return { kind: 'user', arn: principal, principalArn: principal, principalId, account };
  const principalArn = roleOf(account, `${sts[3]}`, context['aws:PrincipalArn']?.[0]);
  return { kind: 'role', arn: principal, principalArn, principalId, account };
}

/** The path of a session's role isn't in the session's ARN; a role's name is unique in its account whatever its path. */
function roleOf(account: string, name: string, stated: string | undefined): string {
  const start = `arn:aws:iam::${account}:role/`;
  return stated?.startsWith(start) && stated.endsWith(`/${name}`) ? stated : `${start}${name}`;
}

/** Whoever had the id: nothing else is known of them, so what the witness says of them is true. */
function byUniqueId(principal: string, context: AccessWitness['context']): Caller {
  const [account = keyAccount] = context['aws:PrincipalAccount'] ?? [];
  const [principalArn = principal] = context['aws:PrincipalArn'] ?? [];
  return { kind: 'role', arn: principal, principalArn, principalId: principal, account };
}
