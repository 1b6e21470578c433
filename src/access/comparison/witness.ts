import type { AccessWitness } from '../../model/access-row.js';
import type { NativeGrant } from '../../model/native-grant.js';
import { type AccessRequest, evaluate, type RequestCaller } from '../evaluate.js';
import type { ActionAtom } from './action-groups.js';
import { type Atom, iamCaller, roleCaller } from './atoms.js';
import type { ComparedKey } from './fixed-values.js';
import type { Point } from './point.js';

/** What decides on one side. */
export interface WitnessSide {
  /** Null for a policy that gives nothing. */
  readonly policy: string | null;
  readonly grants: readonly NativeGrant[];
}

export interface WitnessPlace {
  readonly home: string | null;
  readonly key: ComparedKey;
}

/**
 * The request that a point stands for, where the evaluator says that it is allowed on the side `on` and not on the side `off`;
 * null where it doesn't. Who is let in by its account (`hasIam`), or calls from another one, is taken to have all that IAM policies can
 * give.
 */
export function witnessOf(
  atom: Atom,
  action: ActionAtom,
  point: Point,
  on: WitnessSide,
  off: WitnessSide,
  { home, key }: WitnessPlace,
  hasIam: boolean,
): AccessWitness | null {
  const caller = callerAt(atom, point);
  const account = home ?? accountOfCaller(caller) ?? '111122223333';
  const name = action.isKnown ? `kms:${action.name}` : action.action;
  const context = {
    ...point.context,
    ...arnOf(caller),
  };
  const request: AccessRequest = {
    action: name,
    resource: point.resource ?? key.arn ?? `arn:aws:kms:eu-central-1:${account}:key/${anyKeyId}`,
    caller,
    context,
  };
  if (!isAllowed(request, account, on, hasIam) || isAllowed(request, account, off, hasIam)) return null;
  return { principal: nameOf(caller), action: name, resource: request.resource, context };
}

const anyKeyId = '1234abcd-12ab-34cd-56ef-1234567890ab';

const everythingByIam = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});
const nothing = JSON.stringify({ Version: '2012-10-17', Statement: [] });

function isAllowed(
  request: AccessRequest,
  keyAccount: string,
  { policy, grants }: WitnessSide,
  hasIam: boolean,
): boolean {
  const { caller } = request;
  const isGuest = (caller.kind === 'role' || caller.kind === 'user') && caller.account !== keyAccount;
  const policies = {
    keyPolicy: policy ?? nothing,
    keyAccount,
    identityPolicies: isGuest || hasIam ? [everythingByIam] : [],
    sessionPolicies: [],
  };
  return evaluate(request, policies, grants).verdict === 'allow';
}

/** A caller's ARN, and a user's name. What the ARN of a deleted principal was isn't known. */
function arnOf(caller: RequestCaller): AccessRequest['context'] {
  if (caller.kind !== 'role' && caller.kind !== 'user') return {};
  if (!caller.principalArn.startsWith('arn:')) return {};
  const isUser = caller.principalArn.includes(':user/');
  return {
    'aws:PrincipalArn': [caller.principalArn],
    ...(isUser ? { 'aws:username': [caller.principalArn.split('/').at(-1) ?? ''] } : {}),
  };
}

/** Who stands for others is whoever the conditions on its ARN want it to be. */
function callerAt({ caller, arnPatterns }: Atom, { context }: Point): RequestCaller {
  if (caller.kind !== 'role' && caller.kind !== 'user') return caller;
  const [arn] = context['aws:PrincipalArn'] ?? [];
  if (arn === undefined) return caller;
  if (arn === caller.principalArn) return caller;
  if (arnPatterns !== undefined) return { ...caller, principalArn: arn, principalId: arn };
  return arn.includes(':role/')
    ? roleCaller(arn, caller.account, sessionOf(caller.arn))
    : iamCaller('user', arn, arn, arn, caller.account);
}

function sessionOf(arn: string): string {
  return /:assumed-role\/[^/]+\/(.+)$/.exec(arn)?.[1] ?? 'session';
}

function accountOfCaller(caller: RequestCaller): string | null {
  return caller.kind === 'role' || caller.kind === 'user' ? caller.account : null;
}

function nameOf(caller: RequestCaller): string {
  if (caller.kind === 'service') return caller.name;
  if (caller.kind === 'federated') return `federated:${caller.provider}`;
  return caller.kind === 'canonical-user' ? `canonical-user:${caller.id}` : caller.arn;
}
