import type { GateReport, Rejected, RuleReport } from '../../model/approval.js';
import type { RenderOptions } from '../options.js';
import { type Paint, paintFor } from '../paint.js';
import { visible } from '../visible.js';
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

/** The gate's decision for a terminal: the verdict, then rule by rule what is required, given, missing, and what doesn't count. */
export function gateHuman(report: GateReport, options: RenderOptions): string {
  const paint = paintFor(options.color);
  const everywhere = rejectedByAll(report.rules);
  const sections = [
    paint.bold(verdictTint(report, paint)(gateVerdict(report))),
    ...(report.glass === undefined ? [] : [`broken by ${visible(glassWords(report.glass))}`]),
    ...openFirst(report.rules).map((rule) => ruleSection(rule, everywhere, options, paint)),
    ...(everywhere.length === 0
      ? []
      : [['  not counted in any rule', ...everywhere.map((each) => notCounted(each, paint))].join('\n')]),
    [paint.dim(`rules of ${visible(report.trust)}`), paint.dim(`plan ${visible(report.digest)}`)].join('\n'),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** What passes without anybody's approval is no good news. */
function verdictTint({ passes, mode, rules }: GateReport, paint: Paint): (text: string) => string {
  if (!passes) return paint.red;
  const unapproved = rules.length > 0 && rules.every(({ required }) => required.approvals === 0);
  return mode !== 'on' || unapproved ? paint.yellow : paint.green;
}

/** What doesn't count in any of several rules, for the same reason: it is said once. */
function rejectedByAll(rules: readonly RuleReport[]): readonly Rejected[] {
  const asking = rules.filter(({ required }) => required.approvals > 0);
  const [first, ...others] = asking;
  if (first === undefined || others.length === 0) return [];
  return first.rejected.filter((each) =>
    others.every(({ rejected }) => rejected.some((other) => isSame(each, other))),
  );
}

function isSame(a: Rejected, b: Rejected): boolean {
  return a.from === b.from && a.reason === b.reason && a.detail === b.detail;
}

function notCounted(rejected: Rejected, paint: Paint): string {
  const from = paint.dim(visible(rejected.from));
  return line(paint.yellow('not counted'), `${visible(rejectedWords(rejected))}  ${from}`);
}

function ruleSection(
  rule: RuleReport,
  everywhere: readonly Rejected[],
  { verbose }: RenderOptions,
  paint: Paint,
): string {
  const state = ruleState(rule) === 'ok' ? paint.green('ok     ') : paint.red('missing');
  const changes = rule.changes.length === 0 ? '' : ` (${count(rule.changes.length, 'change')})`;
  return [
    `  ${state}  ${paint.bold(visible(rule.rule))}  ${visible(requirementWords(rule.required))}${changes}`,
    ...rule.missing.map((text) => line(paint.red('missing    '), visible(text))),
    ...rule.given.map((given) =>
      line(paint.green('given      '), `${visible(givenWords(given))}  ${paint.dim(visible(given.from))}`),
    ),
    ...rule.rejected
      .filter((each) => !everywhere.some((other) => isSame(each, other)))
      .map((each) => notCounted(each, paint)),
    ...(verbose ? rule.changes.map((id) => line(paint.dim('change     '), visible(id))) : []),
  ].join('\n');
}

function line(word: string, text: string): string {
  return `           ${word}  ${text}`;
}
