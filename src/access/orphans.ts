import { parsePolicy } from './parse-policy.js';

/** The unique id of a role or user. Source: IAM user guide, "Unique identifiers". */
export const orphanId = /^(AROA|AIDA)[A-Z0-9]{12,}$/;

/**
 * The unique ids that stand as principals in a policy, sorted: what AWS shows in place of a role or user that was
 * deleted, also where one with the same name was made since. None for a text that isn't a policy.
 */
export function orphansIn(policyText: string): readonly string[] {
  const reading = parsePolicy(policyText, 'key');
  if (!reading.ok) return [];
  const values = reading.policy.statements.flatMap(({ principals }) => principals?.entries ?? []);
  return [...new Set(values.map(({ value }) => value).filter((value) => orphanId.test(value)))].sort();
}
