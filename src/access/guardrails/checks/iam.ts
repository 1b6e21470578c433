import { parsePolicy } from '../../parse-policy.js';
import type { PatternElement, Statement } from '../../policy.js';
import { matchesIgnoringCase } from '../../wildcard.js';
import type { IamCheck, IamPolicy, RuleFinding } from '../check.js';

export const iamDecryptOnAllKeys: IamCheck = {
  about: 'iam-policy',
  id: 'iam-decrypt-on-all-keys',
  title: 'an IAM policy allows decrypting with every key',
  why: 'whoever has it can read the data of every key whose policy leaves access to IAM',
  remedy: 'name the keys in `Resource`',
  severity: 'warning',
  origins: ['Security Hub KMS.1', 'Security Hub KMS.2'],
  parameters: {},
  run: (policy) =>
    onAllKeys(policy, (statement) =>
      ['kms:Decrypt', 'kms:ReEncryptFrom'].some((action) => names(statement.actions, action))
        ? 'allows decrypting with every key'
        : null,
    ),
};

export const iamFullAccess: IamCheck = {
  about: 'iam-policy',
  id: 'iam-full-access',
  title: 'an IAM policy allows everything on every key',
  why: 'whoever has it can use, hand on and destroy every key whose policy leaves access to IAM',
  remedy: 'name the actions and the keys',
  severity: 'error',
  origins: ['Prowler iam_policy_no_full_access_to_kms'],
  parameters: {},
  run: (policy) =>
    onAllKeys(policy, ({ actions }) =>
      actions?.not === false && actions.patterns.some((pattern) => /^(\*|kms:\*)$/i.test(pattern))
        ? 'allows every KMS action on every key'
        : null,
    ),
};

function onAllKeys(
  { name, text }: IamPolicy,
  judge: (statement: Statement) => string | null,
): readonly RuleFinding[] {
  const reading = parsePolicy(text, 'identity');
  const at = { place: null } as const;
  if (!reading.ok) {
    const reason = reading.problems.map(({ message }) => message).join('; ');
    return [{ ...at, message: `the IAM policy \`${name}\` can't be read: ${reason}`, status: 'unread' }];
  }
  return reading.policy.statements.flatMap((statement): readonly RuleFinding[] => {
    const what = statement.effect === 'Allow' && everyKey(statement.resources) ? judge(statement) : null;
    return what === null
      ? []
      : [{ ...at, message: `the IAM policy \`${name}\` ${what}`, status: 'violated' }];
  });
}

/** Whether the statement is about keys that nobody chose: of all accounts and Regions, or of one of them. */
function everyKey(resources: PatternElement | null): boolean {
  if (resources === null) return false;
  if (resources.not) return true;
  return resources.patterns.some((pattern) => /^(\*|arn:[^:]*:kms:[^:]*:[^:]*:(key\/)?\*)$/.test(pattern));
}

function names(actions: PatternElement | null, action: string): boolean {
  if (actions === null) return false;
  return actions.patterns.some((pattern) => matchesIgnoringCase(pattern, action)) !== actions.not;
}
