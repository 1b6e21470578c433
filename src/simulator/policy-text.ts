import { parsePolicy } from '../access/parse-policy.js';

/** What is wrong with an IAM policy or session policy; null: nothing. */
export function identityPolicyProblem(text: string): string | null {
  const parsed = parsePolicy(text, 'identity');
  return parsed.ok ? null : (parsed.problems[0]?.message ?? 'the policy is malformed');
}

/** What is wrong with a role's trust policy; null: nothing. Its statements name no resource, because it is the role. */
export function trustPolicyProblem(text: string): string | null {
  const policy = parseObject(text);
  if (policy === null) return "the policy can't be read as a JSON object";
  const statements = Array.isArray(policy['Statement']) ? policy['Statement'] : [policy['Statement']];
  const sound = statements.every((statement) => isObject(statement) && 'Effect' in statement);
  return sound ? null : 'the policy has no `Statement` with an `Effect`';
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
