import type { PolicyDocument } from '../../policy.js';

/** The values that a policy's conditions compare a key with, sorted, each once. Keys are the same in any case. */
export function valuesOf(policy: PolicyDocument | null, key: string): readonly string[] {
  const conditions = policy?.statements.flatMap((statement) => statement.conditions) ?? [];
  const values = conditions.flatMap((condition) =>
    condition.key.toLowerCase() === key.toLowerCase() ? condition.values : [],
  );
  return [...new Set(values)].sort();
}

/** Those without wildcards or variables: they name one thing each. */
export function fixedValuesOf(policy: PolicyDocument | null, key: string): readonly string[] {
  return valuesOf(policy, key).filter((value) => !/[*?$]/.test(value));
}

/** An account that the policy doesn't mention: whoever is allowed from there is allowed from anywhere. */
export function strangeAccount(policyText: string): string {
  let number = 999_999_999_999;
  while (policyText.includes(String(number))) number -= 1;
  return String(number);
}
