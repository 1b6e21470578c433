import { familyOf } from './comparison/families.js';
import { compileCondition } from './compile-condition.js';
import type { Condition, PolicyDocument, Statement } from './policy.js';
import { printPolicy } from './print-policy.js';
import { readPolicy } from './read-policy.js';

const tagKey = /^aws:ResourceTag\//i;

/** Whether a policy looks at the tags of its key at all. */
export function looksAtTags(policyText: string): boolean {
  return /aws:ResourceTag\//i.test(policyText);
}

/**
 * A key policy as it is for a key with these tags: conditions on the key's tags that they meet are gone, and so are the
 * statements of those that they don't meet. A text that can't be read stays as it is.
 * Source: AWS KMS developer guide, "ABAC for AWS KMS".
 */
export function policyWithTags(policyText: string, tags: Readonly<Record<string, string>>): string {
  const document = readPolicy(policyText, 'key');
  if (document === null) return policyText;
  const variables = document.version === '2012-10-17';
  const context = new Map(
    Object.entries(tags).map(([name, value]) => [`aws:resourcetag/${name.toLowerCase()}`, [value]]),
  );
  const isKnown = (condition: Condition) =>
    tagKey.test(condition.key) && familyOf(condition, variables) !== 'open';
  const statements = document.statements.flatMap((statement): Statement[] => {
    const known = statement.conditions.filter(isKnown);
    if (!known.every((condition) => compileCondition(condition, variables)(context))) return [];
    return [{ ...statement, conditions: statement.conditions.filter((condition) => !isKnown(condition)) }];
  });
  const known: PolicyDocument = { ...document, statements };
  return printPolicy(known);
}
