import type { RawCondition } from '../../../model/guardrail.js';

/** A statement of AWS's policy language. */
export type JsonStatement = Readonly<Record<string, unknown>>;

/** A statement that takes everything from requests that meet all the conditions. */
export function deny(...conditions: readonly RawCondition[]): JsonStatement {
  const blocks: Record<string, Record<string, readonly string[]>> = {};
  for (const { operator, key, values } of conditions)
    blocks[operator] = { ...blocks[operator], [key]: values };
  return { Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*', Condition: blocks };
}

/** The same for one condition. */
export function denyIf(operator: string, key: string, values: readonly string[]): readonly JsonStatement[] {
  return values.length === 0 ? [] : [deny({ operator, key, values })];
}

/**
 * The policy with more statements at its end, so that the others keep their index. A text that is no policy stays as it is:
 * nothing can be ruled out in it.
 */
export function withStatements(policy: string, statements: readonly JsonStatement[]): string {
  if (statements.length === 0) return policy;
  try {
    const json: unknown = JSON.parse(policy);
    if (typeof json !== 'object' || json === null || !('Statement' in json)) return policy;
    const own: readonly unknown[] = Array.isArray(json.Statement) ? json.Statement : [json.Statement];
    return JSON.stringify({ ...json, Statement: [...own, ...statements] });
  } catch {
    return policy;
  }
}
