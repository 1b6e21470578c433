import type { GateReport } from '../../model/approval.js';
import { jsonText } from '../visible.js';

/** The gate's decision for programs; `schemas/gate.schema.json` has its shape. */
export function gateJson({ digest, passes, mode, trust, rules, glass }: GateReport): string {
  return jsonText({
    digest,
    passes,
    mode,
    trust,
    rules: rules.map(({ rule, required, changes, given, missing, rejected }) => ({
      rule,
      required,
      changes,
      given,
      missing,
      rejected,
    })),
    ...(glass === undefined
      ? {}
      : { glass: { person: glass.person, group: glass.group, reason: glass.reason } }),
  });
}
