import type { GateReport, RuleReport } from '../../model/approval.js';
import { codeCell, codeSpan, details } from '../markdown.js';
import { count } from '../words.js';
import {
  gateVerdict,
  givenWords,
  glassWords,
  openFirst,
  rejectedWords,
  requirementWords,
  ruleState,
} from './gate-words.js';

/** The gate's decision as Markdown: the verdict, a row a rule with the open ones first, and folded what doesn't count. */
export function gateMarkdown(report: GateReport): string {
  const parts = [
    `### keywright gate: ${gateVerdict(report)}`,
    report.glass === undefined ? '' : `Broken by ${codeSpan(glassWords(report.glass))}`,
    table(report.rules),
    notCounted(report.rules),
    `Rules of ${codeSpan(report.trust)}`,
    `Plan ${codeSpan(report.digest)}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function table(rules: readonly RuleReport[]): string {
  if (rules.length === 0) return '';
  return [
    '| | rule | required | given | missing |',
    '| --- | --- | --- | --- | --- |',
    ...openFirst(rules).map(row),
  ].join('\n');
}

function row(rule: RuleReport): string {
  const state = ruleState(rule) === 'ok' ? 'ok' : '**missing**';
  const given = rule.given.map((each) => codeCell(givenWords(each))).join('<br>');
  const missing = rule.missing.map(codeCell).join('<br>');
  return `| ${state} | ${codeCell(rule.rule)} | ${codeCell(requirementWords(rule.required))} | ${given} | ${missing} |`;
}

/** Each of them once, however many rules it counts for nothing in. */
function notCounted(rules: readonly RuleReport[]): string {
  const lines = rules.flatMap(({ rejected }) =>
    rejected.map((each) => `- ${codeSpan(rejectedWords(each))} ${codeSpan(each.from)}`),
  );
  const once = [...new Set(lines)];
  if (once.length === 0) return '';
  return details(`${count(once.length, 'approval')} not counted`, once.join('\n'));
}
