import { administratorsOf } from './administrators.js';
import { evaluate } from './evaluate.js';

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
 * known, its ARN and account; all else counts as absent, so that managing never hangs on a circumstance.
 */
export function checkLockout(
  policyText: string,
  managers: readonly string[],
  account: string,
  partition: string,
): readonly LockoutFinding[] {
  if (managers.length === 0) {
    const missing = missingFor(policyText, `arn:${partition}:iam::${account}:root`, account);
    return missing.length === 0 ? [] : [{ manager: null, missing }];
  }
  return managers.flatMap((manager) => {
    const missing = missingFor(policyText, manager, account);
    return missing.length === 0 ? [] : [{ manager, missing }];
  });
}

/**
 * Whether nobody could put another policy in place of this one, whatever the request, from `now` (milliseconds since the epoch; null:
 * at any time) on. Principals that were deleted are nobody, and so are those who would have to meet conditions that contradict
 * each other, that only the past meets, or that can't be decided. A policy that can't be read lets nobody in.
 */
export function isLockedOut(policyText: string, account: string | null, now: number | null): boolean {
  return administratorsOf(policyText, account, now).length === 0;
}

function missingFor(policyText: string, arn: string, account: string): readonly string[] {
  return managing.filter((action) => !isAllowed(policyText, arn, account, `kms:${action}`));
}

function isAllowed(keyPolicy: string, arn: string, keyAccount: string, action: string): boolean {
  const account = arn.split(':')[4] ?? '';
  const kind = arn.includes(':role/') ? 'role' : 'user';
  const caller = { kind, arn, principalArn: arn, principalId: arn, account } as const;
  const context = {
    'aws:PrincipalArn': [arn],
    'aws:PrincipalAccount': [account],
    'kms:CallerAccount': [account],
  };
  const policies = { keyPolicy, keyAccount, identityPolicies: [], sessionPolicies: [] };
  return evaluate({ action, resource: '*', caller, context }, policies, []).verdict === 'allow';
}
