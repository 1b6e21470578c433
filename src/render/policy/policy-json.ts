import type { PolicyDifference } from '../../model/policy-difference.js';
import { jsonText } from '../visible.js';

/** A policy's gains and losses for programs: `{equal, gained[], lost[], changed[], lockedOut}`. */
export function policyJson({ equal, gained, lost, changed, lockedOut }: PolicyDifference): string {
  return jsonText({ equal, gained, lost, changed, lockedOut });
}
