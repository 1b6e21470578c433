import type { DesiredKey } from '../../model/desired.js';
import type { Estate } from '../../model/estate.js';
import type { GuardrailFinding } from '../../model/guardrail.js';
import type { IamPolicy } from './check.js';
import { runRules } from './run-rules.js';
import { estateSubjects } from './subject.js';

/**
 * What violates the estate's guardrails in what it compiles to. `now` is in milliseconds since the epoch. IAM policies aren't part
 * of an estate: rules about them look at those that whoever calls gives.
 */
export function checkEstate(
  estate: Estate,
  desired: readonly DesiredKey[],
  now: number,
  iamPolicies: readonly IamPolicy[] = [],
): readonly GuardrailFinding[] {
  const { guardrails, targets } = estate;
  if (guardrails.length === 0) return [];
  const subjects = estateSubjects(estate, desired);
  return runRules({ guardrails, stage: 'estate', targets, subjects, iamPolicies, now });
}
