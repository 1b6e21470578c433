import {
  type GuardrailFinding,
  isGraveFinding,
  type PlannedFinding,
  refusesPlan,
} from '../../model/guardrail.js';
import { keyIdText } from '../../model/key-state.js';
import { count, listed } from '../words.js';

/** `payments-cards@prod-eu: `; empty for a finding about no key, whose message says what it is about. */
export function subjectOf({ key }: GuardrailFinding): string {
  return key === null ? '' : `${keyIdText(key)}: `;
}

/** `baseline/rotation-enabled`. */
export function ruleName({ guardrail, rule }: Pick<GuardrailFinding, 'guardrail' | 'rule'>): string {
  return `${guardrail}/${rule}`;
}

/** `keys/payments.yaml:4:9`; empty where a finding has no place. */
export function placeText({ place }: GuardrailFinding): string {
  return place === null ? '' : `${place.file}:${place.line}:${place.column}`;
}

/** Why a finding doesn't count; empty where it does. */
export function exemptionText({ exempted }: GuardrailFinding): string {
  return exempted === null ? '' : `exempt until ${exempted.expires}: ${exempted.reason}`;
}

/** `2 errors and 1 note; 1 exempted`. Our own words alone. */
export function findingCounts(findings: readonly GuardrailFinding[]): string {
  const counted = findings.filter(({ exempted }) => exempted === null);
  const of = (severity: GuardrailFinding['severity']) =>
    counted.filter((finding) => finding.severity === severity).length;
  const parts = (['error', 'warning', 'note'] as const).flatMap((severity) =>
    of(severity) === 0 ? [] : [count(of(severity), severity)],
  );
  const exempt = findings.length - counted.length;
  return [
    ...(parts.length === 0 ? [] : [listed(parts)]),
    ...(exempt === 0 ? [] : [`${exempt} exempted`]),
  ].join('; ');
}

/** What a plan's findings mean for it, after its verdict; empty where they don't refuse it. */
export function refusalWords(findings: readonly PlannedFinding[]): string {
  const refusing = findings.filter(refusesPlan).length;
  return refusing === 0 ? '' : `; refused: it would violate guardrails (${count(refusing, 'error')})`;
}

/** Those that whoever reads must see at once; of a plan also what it makes that isn't grave. */
export function isUrgent(finding: GuardrailFinding | PlannedFinding): boolean {
  if (finding.exempted !== null) return false;
  return (
    isGraveFinding(finding) || ('introduced' in finding && finding.introduced && finding.severity !== 'note')
  );
}
