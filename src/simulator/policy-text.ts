import { parsePolicy } from '../access/parse-policy.js';

/** What is wrong with an IAM policy or session policy; null: nothing. */
export function identityPolicyProblem(text: string): string | null {
  const parsed = parsePolicy(text, 'identity');
  return parsed.ok ? null : (parsed.problems[0]?.message ?? 'the policy is malformed');
}

/** What is wrong with a role's trust policy; null: nothing. */
export function trustPolicyProblem(text: string): string | null {
  const policy = asResourcePolicy(text);
  if (policy === null) return 'the policy is not a JSON object with `Statement`';
  const parsed = parsePolicy(policy, 'key');
  return parsed.ok ? null : (parsed.problems[0]?.message ?? 'the policy is malformed');
}

/** A trust policy names no resource, because it is always its role; other resource policies do. Null: it isn't one. */
export function asResourcePolicy(trust: string): string | null {
  const policy = parseObject(trust);
  if (policy === null) return null;
  const statements = Array.isArray(policy['Statement']) ? policy['Statement'] : [policy['Statement']];
  if (!statements.every(isObject)) return null;
  return JSON.stringify({
    ...policy,
    Statement: statements.map((statement) => ({ ...statement, Resource: '*' })),
  });
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
