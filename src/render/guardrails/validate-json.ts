import { type Diagnostic, sortDiagnostics } from '../../model/diagnostic.js';
import type { GuardrailFinding } from '../../model/guardrail.js';
import { explain } from '../diagnostics.js';
import { jsonText } from '../visible.js';

/** What `validate` found, for programs: `{problems[], guardrails[]}`. */
export function validateJson(problems: readonly Diagnostic[], findings: readonly GuardrailFinding[]): string {
  const guardrails = findings.map((finding) => {
    const { place } = finding;
    return place === null
      ? finding
      : { ...finding, place: { ...place, lineText: place.lineText.slice(0, 1000) } };
  });
  return jsonText({ problems: sortDiagnostics(problems).map(explain), guardrails });
}
