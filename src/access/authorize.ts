import type { NativeGrant } from '../model/native-grant.js';
import { kmsAction } from './actions.js';
import { matchGrant } from './match-grant.js';
import { matchStatement } from './match-statement.js';
import { parsePolicy } from './parse-policy.js';
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
  | { readonly kind: 'service'; readonly name: string };

/** Everything that has a say. Policies are JSON text. */
export interface PolicySet {
  /** Null where the action is about no key: identity policies alone decide then. */
  readonly keyPolicy: string | null;
  readonly keyAccount: string;
  readonly grants: readonly NativeGrant[];
  readonly identityPolicies: readonly string[];
  readonly sessionPolicies: readonly string[];
}

export interface Decision {
  readonly allowed: boolean;
  /** Why, in a few words. */
  readonly because: string;
  /** The statements and grants that decided. */
  readonly by: readonly Deciding[];
}

export interface Deciding {
  readonly policy: 'key' | 'identity' | 'session' | 'grant';
  /** Which statement of all such policies, or which grant, counted from 0. */
  readonly index: number;
  readonly sid: string | null;
}

interface Voice extends Deciding {
  readonly effect: 'Allow' | 'Deny';
  readonly match: 'direct' | 'account';
}

/**
 * AWS's decision: an explicit deny anywhere wins; else a key policy or grant that names the caller allows, or the account
 * does by its IAM policies where the key policy lets it; across accounts the caller needs an IAM allow of its own as well.
 * A policy that can't be read allows nothing and, because it could deny, denies everything.
 * Source: AWS KMS developer guide, "Determining access to AWS KMS keys"; IAM user guide, "Policy evaluation logic".
 */
export function authorize(request: AccessRequest, policies: PolicySet): Decision {
  const context = contextOf(request.context);
  const ofKey = policies.keyPolicy === null ? [] : [policies.keyPolicy];
  const key = voices('key', ofKey, request, withoutAliases(context));
  const identity = voices('identity', policies.identityPolicies, request, context);
  const session = voices('session', policies.sessionPolicies, request, context);
  if (key === null || identity === null || session === null) return no('a policy can’t be read', []);
  const denies = [...key, ...identity, ...session].filter(({ effect }) => effect === 'Deny');
  if (denies.length > 0) return no(`an explicit deny in ${aPolicy(denies[0]?.policy)}`, denies);
  const allows = (list: readonly Voice[]) => list.filter(({ effect }) => effect === 'Allow');
  const grants = policies.grants.flatMap((grant, index): Voice[] => {
    const match = matchGrant(grant, request, context);
    return match === null ? [] : [{ policy: 'grant', index, sid: grant.name, effect: 'Allow', match }];
  });
  if (policies.sessionPolicies.length > 0 && allows(session).length === 0)
    return no('no session policy allows it', []);
  if (policies.keyPolicy === null) return byIdentity(allows(identity));
  return byKey(request, policies.keyAccount, [...allows(key), ...grants], allows(identity));
}

function byIdentity(identity: readonly Voice[]): Decision {
  if (identity.length === 0) return no('no identity-based policy allows it', []);
  return { allowed: true, because: 'an identity-based policy allows it', by: identity };
}

function byKey(
  { action, caller }: AccessRequest,
  keyAccount: string,
  there: readonly Voice[],
  identity: readonly Voice[],
): Decision {
  const direct = there.filter(({ match }) => match === 'direct');
  if (caller.kind === 'service' || caller.account === keyAccount) {
    if (direct.length > 0)
      return { allowed: true, because: 'the key policy or a grant allows it', by: direct };
    if (there.length === 0) return no('no resource-based policy allows it', []);
    if (caller.kind !== 'service' && isRoot(caller.arn))
      return { allowed: true, because: 'the account owns the key', by: there };
    if (identity.length === 0) return no('no identity-based policy allows it', []);
    return {
      allowed: true,
      because: 'the key policy lets the account decide, and it allows it',
      by: [...there, ...identity],
    };
  }
  const known = kmsAction(action);
  if (known !== undefined && !known.crossAccount) return no('the operation doesn’t work across accounts', []);
  if (there.length === 0) return no('no resource-based policy allows it', []);
  if (identity.length === 0) return no('no identity-based policy allows it', []);
  return {
    allowed: true,
    because: 'the key’s account and the caller’s account allow it',
    by: [...there, ...identity],
  };
}

/** A key policy doesn't see its key's aliases: kms:ResourceAliases is for IAM policies only (AWS KMS developer guide). */
function withoutAliases(context: RequestContext): RequestContext {
  if (!context.has('kms:resourcealiases')) return context;
  return new Map([...context].filter(([key]) => key !== 'kms:resourcealiases'));
}

/** The statements that apply; null where a policy can't be read. */
function voices(
  policy: 'key' | 'identity' | 'session',
  texts: readonly string[],
  request: AccessRequest,
  context: RequestContext,
): readonly Voice[] | null {
  const all: Voice[] = [];
  let index = 0;
  for (const text of texts) {
    const reading = cachedPolicy(text, policy === 'key' ? 'key' : 'identity');
    if (!reading.ok) return null;
    const { version, statements } = reading.policy;
    for (const statement of statements) {
      const match = matchStatement(statement, request, context, version);
      if (match !== null) all.push({ policy, index, sid: statement.sid, effect: statement.effect, match });
      index += 1;
    }
  }
  return all;
}

type Reading = ReturnType<typeof parsePolicy>;

const mostCached = 20_000;
const cache = new Map<string, Reading>();

/** The same policy is asked again and again; its parsed form is kept, which no caller can notice. */
function cachedPolicy(text: string, kind: 'key' | 'identity'): Reading {
  const name = `${kind} ${text}`;
  const known = cache.get(name);
  if (known !== undefined) return known;
  const reading = parsePolicy(text, kind);
  if (cache.size >= mostCached) cache.clear();
  cache.set(name, reading);
  return reading;
}

function isRoot(arn: string): boolean {
  return /^arn:[^:]+:iam::\d{12}:root$/.test(arn);
}

function aPolicy(policy: Deciding['policy'] | undefined): string {
  const words = {
    key: 'a resource-based policy',
    identity: 'an identity-based policy',
    session: 'a session policy',
  };
  return policy === undefined || policy === 'grant' ? 'a policy' : words[policy];
}

function no(because: string, by: readonly Deciding[]): Decision {
  return { allowed: false, because, by };
}
