import type { NativeGrant } from '../model/native-grant.js';
import { kmsAction } from './actions.js';
import { compiledPolicy } from './compile-policy.js';
import { matchGrant } from './match-grant.js';
import { accountOf } from './match-principal.js';
import { contextOf, type RequestContext } from './policy-variables.js';

/** One call that asks for permission. */
export interface AccessRequest {
  /** With its prefix: `kms:Decrypt`. */
  readonly action: string;
  /** The key's ARN, or `*` for an action that is about no resource. */
  readonly resource: string;
  readonly caller: RequestCaller;
  /** Condition key → values; keys in any case. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

export type RequestCaller =
  | {
      readonly kind: 'role' | 'user';
      /** The session's or user's ARN. */
      readonly arn: string;
      readonly principalArn: string;
      /** AROA… or AIDA…. */
      readonly principalId: string;
      readonly account: string;
    }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'federated'; readonly provider: string }
  | { readonly kind: 'canonical-user'; readonly id: string };

/** Every policy that has a say, as JSON text. */
export interface PolicySet {
  /** Null where the action is about no key: identity policies alone decide then. */
  readonly keyPolicy: string | null;
  readonly keyAccount: string;
  /** Those of the caller; null where they aren't known. */
  readonly identityPolicies: readonly string[] | null;
  readonly sessionPolicies: readonly string[];
}

export interface Decision {
  readonly verdict: 'allow' | 'deny' | 'unknown';
  /** Why, in a few words. */
  readonly because: string;
  /** The statements and grants that decided. */
  readonly by: readonly Deciding[];
}

export interface Deciding {
  readonly policy: 'key' | 'identity' | 'session' | 'grant';
  /** Which policy of its kind, from 0; 0 for the key's and for grants. */
  readonly document: number;
  /** Which statement of its policy, or which grant, from 0. */
  readonly index: number;
  readonly sid: string | null;
}

interface Voice extends Deciding {
  readonly effect: 'Allow' | 'Deny';
  readonly match: 'session' | 'direct' | 'account';
}

/**
 * AWS's decision: an explicit deny anywhere wins; else a key policy or grant that names the caller allows, or the account
 * does by its IAM policies where the key policy lets it; across accounts the caller needs an IAM allow of its own as well.
 * `unknown` where the decision is the IAM policies' and they aren't given, or where a policy can't be read, which could
 * hold a deny. A deny by IAM policies that aren't given isn't reckoned with.
 * Source: AWS KMS developer guide, "Determining access to AWS KMS keys"; IAM user guide, "Policy evaluation logic".
 */
export function evaluate(
  request: AccessRequest,
  policies: PolicySet,
  grants: readonly NativeGrant[],
): Decision {
  const { keyPolicy, keyAccount, identityPolicies, sessionPolicies } = policies;
  const context = lazyContext(request.context);
  const key = keyPolicy === null ? [] : voices('key', [keyPolicy], request, withoutAliases(context));
  const identity = voices('identity', identityPolicies ?? [], request, context);
  const session = voices('session', sessionPolicies, request, context);
  if (key === null || identity === null || session === null)
    return { verdict: 'unknown', because: 'a policy can’t be read', by: [] };
  const denies = [...key, ...identity, ...session].filter(isDeny);
  if (denies.length > 0) return no(`an explicit deny in ${aPolicy(denies[0]?.policy)}`, denies);
  const there = [...key, ...grantVoices(grants, request, context)];
  const isNarrowed = sessionPolicies.length > 0 && session.length === 0;
  const open = isNarrowed ? there.filter(({ match }) => match === 'session') : there;
  if (isNarrowed && open.length === 0) return no('no session policy allows it', []);
  const iam = isNarrowed ? [] : identityPolicies === null ? null : identity;
  return keyPolicy === null ? byIdentity(request.caller, iam) : byKey(request, keyAccount, open, iam);
}

/** Nobody has to allow anything to a root user (IAM user guide, "Policy evaluation logic"). */
function byIdentity(caller: RequestCaller, identity: readonly Voice[] | null): Decision {
  if (isRootUser(caller)) return { verdict: 'allow', because: 'a root user may do everything', by: [] };
  if (identity === null) return unknown([]);
  if (identity.length === 0) return no('no identity-based policy allows it', []);
  return { verdict: 'allow', because: 'an identity-based policy allows it', by: identity };
}

function byKey(
  { action, caller }: AccessRequest,
  keyAccount: string,
  there: readonly Voice[],
  identity: readonly Voice[] | null,
): Decision {
  const [first] = there;
  const isAtHome = !hasAccount(caller) || caller.account === keyAccount;
  if (!isAtHome && kmsAction(action)?.crossAccount === false)
    return no('the operation doesn’t work across accounts', []);
  if (first === undefined) return no('no resource-based policy allows it', []);
  const direct = there.filter(({ match }) => match !== 'account');
  if (isAtHome && direct.length > 0)
    return { verdict: 'allow', because: 'the key policy or a grant allows it', by: direct };
  if (isRootUser(caller))
    return {
      verdict: 'allow',
      because: 'the key policy allows the account, and this is its root user',
      by: there,
    };
  if (identity === null) return unknown(there);
  if (identity.length === 0) return no('no identity-based policy allows it', []);
  const because = isAtHome
    ? 'the key policy lets the account decide, and it allows it'
    : 'the key’s account and the caller’s account allow it';
  return { verdict: 'allow', because, by: [...there, ...identity] };
}

function hasAccount(caller: RequestCaller): caller is Extract<RequestCaller, { kind: 'role' | 'user' }> {
  return caller.kind === 'role' || caller.kind === 'user';
}

function isRootUser(caller: RequestCaller): boolean {
  return hasAccount(caller) && accountOf(caller.arn) !== null;
}

type LazyContext = () => RequestContext;

/** Most requests are decided without a look at their context. */
function lazyContext(context: AccessRequest['context']): LazyContext {
  let made: RequestContext | null = null;
  return () => {
    made ??= contextOf(context);
    return made;
  };
}

/** A key policy doesn't see its key's aliases: kms:ResourceAliases is for IAM policies only (AWS KMS developer guide). */
function withoutAliases(context: LazyContext): LazyContext {
  return () => {
    const all = context();
    if (!all.has('kms:resourcealiases')) return all;
    return new Map([...all].filter(([key]) => key !== 'kms:resourcealiases'));
  };
}

/** The statements that apply; null where a policy can't be read. */
function voices(
  policy: 'key' | 'identity' | 'session',
  texts: readonly string[],
  request: AccessRequest,
  context: LazyContext,
): readonly Voice[] | null {
  const all: Voice[] = [];
  const action = request.action.toLowerCase();
  for (const [document, text] of texts.entries()) {
    const compiled = compiledPolicy(text, policy === 'key' ? 'key' : 'identity');
    if (compiled === null) return null;
    for (const statement of compiled.statementsFor(action)) {
      const match = statement.match(request, context);
      if (match === null) continue;
      const { index, sid, effect } = statement;
      all.push({ policy, document, index, sid, effect, match });
    }
  }
  return all;
}

function grantVoices(
  grants: readonly NativeGrant[],
  request: AccessRequest,
  context: LazyContext,
): readonly Voice[] {
  return grants.flatMap((grant, index): Voice[] => {
    const match = matchGrant(grant, request, context);
    if (match === null) return [];
    return [{ policy: 'grant', document: 0, index, sid: grant.name, effect: 'Allow', match }];
  });
}

function isDeny({ effect }: Voice): boolean {
  return effect === 'Deny';
}

function aPolicy(policy: Deciding['policy'] | undefined): string {
  const words = {
    key: 'a resource-based policy',
    identity: 'an identity-based policy',
    session: 'a session policy',
    grant: 'a grant',
  };
  return policy === undefined ? 'a policy' : words[policy];
}

function no(because: string, by: readonly Deciding[]): Decision {
  return { verdict: 'deny', because, by };
}

function unknown(by: readonly Deciding[]): Decision {
  return { verdict: 'unknown', because: 'IAM policies decide, and they aren’t known', by };
}
