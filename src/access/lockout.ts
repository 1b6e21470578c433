import { type AccessRequest, evaluate, type RequestCaller } from './evaluate.js';

/** A manager that a policy would keep from managing. */
export interface LockoutFinding {
  /** The manager's ARN, or null where nobody at all could manage the key. */
  readonly manager: string | null;
  /** The actions that it would lack, sorted. */
  readonly missing: readonly string[];
}

/** What managing a key takes at least: seeing it, changing who may, and mending that. */
const managing = ['DescribeKey', 'GetKeyPolicy', 'PutKeyPolicy'];

/**
 * Which of a key's managers (ARNs of roles and users) would lack what managing takes; with no managers, whether the account
 * itself has it by delegation. Empty: nobody is locked out. Of what conditions look at only the manager itself is
 * known, its ARN and account; all else counts as absent.
 */
export function checkLockout(
  policyText: string,
  managers: readonly string[],
  account: string,
  partition: string,
): readonly LockoutFinding[] {
  const root = `arn:${partition}:iam::${account}:root`;
  const delegated = missingFor(policyText, root, account).length === 0;
  if (managers.length === 0)
    return delegated ? [] : [{ manager: null, missing: missingFor(policyText, root, account) }];
  return managers.flatMap((manager) => {
    const missing = missingFor(policyText, manager, account);
    return missing.length === 0 ? [] : [{ manager, missing }];
  });
}

function missingFor(policyText: string, arn: string, account: string): readonly string[] {
  return managing.filter((action) => !allows(policyText, callerOf(arn), account, `kms:${action}`));
}

function allows(keyPolicy: string, caller: RequestCaller, keyAccount: string, action: string): boolean {
  const request = { action, resource: '*', caller, context: contextOf(caller) };
  const policies = { keyPolicy, keyAccount, identityPolicies: [], sessionPolicies: [] };
  return evaluate(request, policies, []).verdict === 'allow';
}

function contextOf(caller: RequestCaller): AccessRequest['context'] {
  if (caller.kind !== 'role' && caller.kind !== 'user') return {};
  return {
    'aws:PrincipalArn': [caller.principalArn],
    'aws:PrincipalAccount': [caller.account],
    'kms:CallerAccount': [caller.account],
  };
}

function callerOf(arn: string): RequestCaller {
  const account = arn.split(':')[4] ?? '';
  return {
    kind: arn.includes(':role/') ? 'role' : 'user',
    arn,
    principalArn: arn,
    principalId: arn,
    account,
  };
}
