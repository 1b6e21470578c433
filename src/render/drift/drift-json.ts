import type { DriftReport } from '../../model/drift.js';
import { jsonText } from '../visible.js';

/** Drift for programs: `{targets[{name, drifted[], unmanaged[], unmanagedGrants[], missing[], unknown[]}], guardrails[], glass[]}`. */
export function driftJson({ estate, targets, guardrails, glass }: DriftReport): string {
  return jsonText({
    estate,
    targets,
    ...(guardrails === undefined ? {} : { guardrails }),
    ...(glass === undefined ? {} : { glass }),
  });
}
