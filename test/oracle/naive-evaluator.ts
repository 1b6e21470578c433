import type { NativeGrant } from '../../src/model/native-grant.js';
import { conditionsHold } from './naive-conditions.js';
import { grantNaming } from './naive-grants.js';
import { type Caller, isRoot, type Naming, namingOf } from './naive-principals.js';
import { type Context, isLike, plainChars, resolvedChars } from './naive-text.js';
import { listOf, type RawPolicy, type RawStatement, statementsOf } from './raw-policy.js';

export type Verdict = 'allow' | 'deny' | 'unknown';

export interface NaiveRequest {
  readonly action: string;
  readonly resource: string;
  readonly caller: Caller;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

export interface NaivePolicies {
  readonly keyPolicy: RawPolicy | null;
  readonly keyAccount: string;
  /** Null where they aren't known. */
  readonly identityPolicies: readonly RawPolicy[] | null;
  readonly sessionPolicies: readonly RawPolicy[];
}

/** Operations that don't work on a key of another account. Source: "Cross-account use" of each in the AWS KMS API reference. */
const onlyInTheAccount = new Set(
  [
    'PutKeyPolicy GetKeyPolicy GetKeyLastUsage GetParametersForImport ListKeyPolicies ListKeyRotations ListResourceTags',
    'TagResource UntagResource CreateAlias UpdateAlias DeleteAlias UpdateKeyDescription UpdatePrimaryRegion EnableKey',
    'DisableKey EnableKeyRotation DisableKeyRotation RotateKeyOnDemand ScheduleKeyDeletion CancelKeyDeletion',
    'ReplicateKey SynchronizeMultiRegionKey ImportKeyMaterial DeleteImportedKeyMaterial',
  ]
    .join(' ')
    .toLowerCase()
    .split(' '),
);

/**
 * AWS's decision, the slow and obvious way: every statement is read anew for every request.
 * Source: IAM user guide, "Policy evaluation logic" (single account, cross-account) and "IAM role principals";
 * AWS KMS developer guide, "Determining access to AWS KMS keys".
 */
export function naiveVerdict(
  request: NaiveRequest,
  policies: NaivePolicies,
  grants: readonly NativeGrant[],
): Verdict {
  const { caller } = request;
  const context = contextOf(request);
  const atKey = namingsOf(
    policies.keyPolicy === null ? [] : [policies.keyPolicy],
    request,
    keyContext(context),
  );
  const inIam = namingsOf(policies.identityPolicies ?? [], request, context);
  const inSession = namingsOf(policies.sessionPolicies, request, context);
  if ([...atKey, ...inIam, ...inSession].some(({ effect }) => effect === 'Deny')) return 'deny';

  const sessionAllows = policies.sessionPolicies.length === 0 || inSession.length > 0;
  const byIam = iamVerdict(caller, policies.identityPolicies === null, inIam.length > 0, sessionAllows);
  if (policies.keyPolicy === null) return byIam;

  const operation = request.action.toLowerCase().replace(/^kms:/, '');
  const names = [
    ...atKey.map(({ naming }) => naming),
    ...grants.map((grant) => grantNaming(grant, operation, caller, context)),
  ].filter((naming) => naming !== 'none');
  if (names.length === 0) return 'deny';
  if (caller.kind !== 'role' && caller.kind !== 'user') return 'allow';
  if (caller.account !== policies.keyAccount) return onlyInTheAccount.has(operation) ? 'deny' : byIam;
  if (names.includes('self')) return 'allow';
  if (names.includes('role') && sessionAllows) return 'allow';
  return names.includes('account') ? byIam : 'deny';
}

/** What the caller's own account says. The root user has full access there. */
function iamVerdict(caller: Caller, notKnown: boolean, allowed: boolean, sessionAllows: boolean): Verdict {
  if (isRoot(caller)) return 'allow';
  if (!sessionAllows) return 'deny';
  if (notKnown) return 'unknown';
  return allowed ? 'allow' : 'deny';
}

interface Applied {
  readonly effect: 'Allow' | 'Deny';
  readonly naming: Naming;
}

/** The statements that apply to the request. */
function namingsOf(
  policies: readonly RawPolicy[],
  request: NaiveRequest,
  context: Context,
): readonly Applied[] {
  return policies.flatMap((policy) =>
    statementsOf(policy).flatMap((statement): readonly Applied[] => {
      if (!isAbout(statement, request, context, policy.Version === '2012-10-17')) return [];
      const isIdentity = statement.Principal === undefined && statement.NotPrincipal === undefined;
      const naming = isIdentity ? 'self' : namingOf(statement, request.caller);
      return naming === 'none' ? [] : [{ effect: statement.Effect, naming }];
    }),
  );
}

/** Whether action, resource and conditions are the request's. A statement without action or resource has no effect. */
function isAbout(
  statement: RawStatement,
  request: NaiveRequest,
  context: Context,
  variables: boolean,
): boolean {
  const { Action, NotAction, Resource, NotResource } = statement;
  const isAction = (pattern: string) =>
    isLike(plainChars(pattern.toLowerCase()), request.action.toLowerCase());
  const isResource = (pattern: string) => {
    const chars = variables ? resolvedChars(pattern, context) : plainChars(pattern);
    return chars !== null && isLike(chars, request.resource);
  };
  if (Action !== undefined && !listOf(Action).some(isAction)) return false;
  if (NotAction !== undefined && listOf(NotAction).some(isAction)) return false;
  if (Resource !== undefined && !listOf(Resource).some(isResource)) return false;
  if (NotResource !== undefined && listOf(NotResource).some(isResource)) return false;
  if (Action === undefined && NotAction === undefined) return false;
  if (Resource === undefined && NotResource === undefined) return false;
  return conditionsHold(statement.Condition ?? {}, context, variables);
}

function contextOf(request: NaiveRequest): Context {
  return new Map(Object.entries(request.context).map(([key, values]) => [key.toLowerCase(), values]));
}

/** kms:ResourceAliases works in IAM policies only (AWS KMS developer guide, condition keys). */
function keyContext(context: Context): Context {
  if (!context.has('kms:resourcealiases')) return context;
  return new Map([...context].filter(([key]) => key !== 'kms:resourcealiases'));
}
