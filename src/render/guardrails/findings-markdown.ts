import { type GuardrailFinding, type PlannedFinding, refusesPlan } from '../../model/guardrail.js';
import { keyIdText } from '../../model/key-state.js';
import { codeCell, details } from '../markdown.js';
import { exemptionText, findingCounts, isUrgent, placeText, ruleName } from './finding-words.js';

/** The findings that stop a plan, as a table for the top of its comment. Empty for none. */
export function refusalMarkdown(findings: readonly PlannedFinding[]): string {
  const refusing = findings.filter(refusesPlan);
  if (refusing.length === 0) return '';
  return `**This plan would violate guardrails, so \`apply\` refuses it.**\n\n${table(refusing)}`;
}

/** The other findings: what is urgent as a table, the rest folded. Empty for none. */
export function findingsMarkdown(findings: readonly (GuardrailFinding | PlannedFinding)[]): string {
  const others = findings.filter((finding) => !('introduced' in finding && refusesPlan(finding)));
  const urgent = others.filter(isUrgent);
  const rest = others.filter((finding) => !isUrgent(finding));
  return [
    ...(urgent.length === 0 ? [] : [`**Guardrails**\n\n${table(urgent)}`]),
    ...(rest.length === 0 ? [] : [details(`Guardrails: ${findingCounts(rest)}`, table(rest))]),
  ].join('\n\n');
}

function table(findings: readonly GuardrailFinding[]): string {
  return ['| guardrail | key | what | fix |', '| --- | --- | --- | --- |', ...findings.map(row)].join('\n');
}

function row(finding: GuardrailFinding): string {
  const { severity, message, remedy, exempted } = finding;
  const weight = exempted !== null ? 'exempt' : severity === 'error' ? '**error**' : severity;
  const place = placeText(finding);
  const subject = finding.key === null ? '' : codeCell(keyIdText(finding.key));
  const what = [codeCell(message), ...(place === '' ? [] : [codeCell(place)])].join('<br>');
  const fix = exempted === null ? remedy : exemptionText(finding);
  return `| ${weight} ${codeCell(ruleName(finding))} | ${subject} | ${what} | ${codeCell(fix)} |`;
}
