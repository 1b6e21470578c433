import type { GrantParty, NativeGrant } from '../model/native-grant.js';
import type { AccessRequest, RequestCaller } from './evaluate.js';
import { accountOf, isSession, type PrincipalMatch } from './match-principal.js';
import type { RequestContext } from './policy-variables.js';
import { matchesArn } from './wildcard.js';

const contextPrefix = 'kms:encryptioncontext:';

/**
 * How a native grant allows the request, null where it doesn't: its grantee calls, the operation is one of its own, and its
 * constraints hold. A grant to an account is the account's to give on by its IAM policies, as in a key policy.
 * Constraints on the encryption context concern only operations that take one, the one on the source not RetireGrant.
 * Source: AWS KMS API reference, CreateGrant and GrantConstraints; developer guide, "Grants in AWS KMS".
 */
export function matchGrant(
  grant: NativeGrant,
  request: AccessRequest,
  context: () => RequestContext,
): PrincipalMatch {
  const operation = request.action.replace(/^kms:/i, '');
  if (!grant.operations.some((name) => name.toLowerCase() === operation.toLowerCase())) return null;
  const match = matchGrantee(grant.grantee, request.caller);
  return match !== null && constraintsHold(grant, operation, context()) ? match : null;
}

function constraintsHold(grant: NativeGrant, operation: string, context: RequestContext): boolean {
  const { encryptionContextEquals, encryptionContextSubset, sourceArn } = grant.constraints;
  if (
    sourceArn !== undefined &&
    !/^RetireGrant$/i.test(operation) &&
    !(context.get('aws:sourcearn') ?? []).some((arn) => matchesArn(sourceArn, arn))
  )
    return false;
  if (!takesContext(operation)) return true;
  const pairs = encryptionContextOf(context);
  if (encryptionContextEquals !== undefined) {
    const count = [...pairs.values()].flat().length;
    return Object.keys(encryptionContextEquals).length === count && contains(pairs, encryptionContextEquals);
  }
  return encryptionContextSubset === undefined || contains(pairs, encryptionContextSubset);
}

/** How a grant's grantee is the caller. */
export function matchGrantee(grantee: GrantParty, caller: RequestCaller): PrincipalMatch {
  if (caller.kind === 'service')
    return grantee.kind === 'service' && grantee.name === caller.name ? 'direct' : null;
  if (grantee.kind !== 'principal' || caller.kind === 'federated' || caller.kind === 'canonical-user')
    return null;
  if (isSession(caller) && caller.arn === grantee.arn) return 'session';
  if ([caller.arn, caller.principalArn, caller.principalId].includes(grantee.arn)) return 'direct';
  return accountOf(grantee.arn) === caller.account ? 'account' : null;
}

/** Whether requests for the operation carry an encryption context. */
export function takesContext(operation: string): boolean {
  return /^(Encrypt|Decrypt|ReEncrypt(From|To)|GenerateDataKey(Pair)?(WithoutPlaintext)?|CreateGrant)$/i.test(
    operation,
  );
}

type Pairs = ReadonlyMap<string, readonly string[]>;

/**
 * The request's encryption context, from its condition keys: names are compared without regard to case there, so that one can have
 * several values.
 */
function encryptionContextOf(context: RequestContext): Pairs {
  const pairs = [...context].flatMap(([key, values]): [string, readonly string[]][] =>
    key.startsWith(contextPrefix) && values.length > 0 ? [[key.slice(contextPrefix.length), values]] : [],
  );
  return new Map(pairs);
}

function contains(pairs: Pairs, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const values = pairs.get(name.toLowerCase());
    return values?.every((each) => each === value) === true;
  });
}
