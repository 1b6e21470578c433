import type { GuardrailFinding, PlannedFinding } from '../../model/guardrail.js';
import { refusesPlan } from '../../model/guardrail.js';
import { keyIdText } from '../../model/key-state.js';
import { frame } from '../frame.js';
import type { RenderOptions } from '../options.js';
import { type Paint, paintFor } from '../paint.js';
import { visible } from '../visible.js';
import { count } from '../words.js';
import { exemptionText, findingCounts, isUrgent, placeText, ruleName, subjectOf } from './finding-words.js';

/** Findings on an estate for a terminal: each with its line and what to do; then how many there are. Empty for none. */
export function findingsHuman(findings: readonly GuardrailFinding[], options: RenderOptions): string {
  if (findings.length === 0) return '';
  const paint = paintFor(options.color);
  const counted = findings.filter(({ exempted }) => exempted === null);
  const exempt = findings.filter(({ exempted }) => exempted !== null);
  const told = counted.filter(({ severity }) => options.verbose || severity !== 'note');
  const blocks = gathered(told).map((group) => block(group, options, paint));
  const folded = exempt.map((finding) => exemptLine(finding, paint)).join('\n');
  const hint = told.length < counted.length ? paint.dim(' (notes are shown with --verbose)') : '';
  const summary = `guardrails: ${findingCounts(findings)}${hint}`;
  const parts = [...blocks, ...(folded === '' ? [] : [folded]), summary];
  return `${parts.join('\n\n')}\n`;
}

/** The findings that stop a plan, for the top of its text. Empty for none. */
export function refusalSection(findings: readonly PlannedFinding[], paint: Paint): string {
  const refusing = findings.filter(refusesPlan);
  if (refusing.length === 0) return '';
  const head = paint.bold(paint.red('this plan would violate guardrails, so `apply` refuses it'));
  return [head, ...refusing.flatMap((finding) => lines(finding, paint))].join('\n');
}

/** The other findings on a plan or on live keys: what is urgent, and the number of the rest unless all is asked for. */
export function findingSection(
  findings: readonly (GuardrailFinding | PlannedFinding)[],
  { verbose }: RenderOptions,
  paint: Paint,
): string {
  const others = findings.filter((finding) => !('introduced' in finding && refusesPlan(finding)));
  if (others.length === 0) return '';
  const shown = others.filter((finding) => verbose || isUrgent(finding));
  const left = others.length - shown.length;
  const rest = left === 0 ? [] : [paint.dim(`  ${count(left, 'more finding')} with --verbose`)];
  const head = `${paint.bold('guardrails')} ${findingCounts(others)}`;
  return [head, ...shown.flatMap((finding) => lines(finding, paint)), ...rest].join('\n');
}

function lines(finding: GuardrailFinding, paint: Paint): readonly string[] {
  const { severity, message, remedy, exempted } = finding;
  const where = [ruleName(finding), placeText(finding)].filter((text) => text !== '').join(', ');
  return [
    `  ${tint(paint, severity)(severity.padEnd(7))}  ${visible(subjectOf(finding))}${visible(message)} ${paint.dim(`[${visible(where)}]`)}`,
    exempted === null
      ? `           ${paint.green('fix:')} ${visible(remedy)}`
      : `           ${visible(exemptionText(finding))}`,
  ];
}

/** One cause in many keys, such as a target's administrator, is told once. */
function gathered(findings: readonly GuardrailFinding[]): readonly Group[] {
  const groups = new Map<string, { readonly finding: GuardrailFinding; readonly subjects: string[] }>();
  for (const finding of findings) {
    const id = JSON.stringify([ruleName(finding), placeText(finding), finding.message]);
    const group = groups.get(id) ?? { finding, subjects: [] };
    if (finding.key !== null) group.subjects.push(keyIdText(finding.key));
    groups.set(id, group);
  }
  return [...groups.values()];
}

interface Group {
  readonly finding: GuardrailFinding;
  /** The keys that it is found on. */
  readonly subjects: readonly string[];
}

function subjectWords(subjects: readonly string[], { verbose }: RenderOptions): string {
  if (subjects.length === 0) return '';
  const few = verbose || subjects.length <= 3;
  const more = few ? '' : ` and ${count(subjects.length - 2, 'key')} more`;
  return `${subjects.slice(0, few ? subjects.length : 2).join(', ')}${more}: `;
}

function block({ finding, subjects }: Group, options: RenderOptions, paint: Paint): string {
  const { severity, code, message, remedy, place, origins } = finding;
  const where = place === null ? '' : `${visible(placeText(finding))} `;
  const head = `${paint.bold(where)}${tint(paint, severity)(`${severity} ${code}`)}: ${visible(subjectWords(subjects, options))}${visible(message)}`;
  const framed = place === null ? [] : framedLines(place, options, paint);
  const named = origins.filter((origin) => origin !== 'keywright');
  const shown = options.verbose ? named : named.slice(0, 3);
  const more = named.length > shown.length ? ` and ${named.length - shown.length} more` : '';
  const covers = shown.length === 0 ? '' : `; as ${shown.map(visible).join(', ')}${more}`;
  return [
    head,
    ...framed,
    `  ${paint.green('fix:')} ${visible(remedy)}`,
    `  ${paint.dim(`rule: ${visible(ruleName(finding))}${covers}`)}`,
  ].join('\n');
}

function framedLines(
  place: NonNullable<GuardrailFinding['place']>,
  { width }: RenderOptions,
  paint: Paint,
): readonly string[] {
  const [line, carets] = frame(place, width);
  return [line, paint.red(carets)];
}

function exemptLine(finding: GuardrailFinding, paint: Paint): string {
  return paint.dim(
    `${visible(placeText(finding))} ${visible(subjectOf(finding))}${visible(finding.message)} [${visible(ruleName(finding))}, ${visible(exemptionText(finding))}]`,
  );
}

function tint(paint: Paint, severity: GuardrailFinding['severity']): (text: string) => string {
  if (severity === 'error') return paint.red;
  return severity === 'warning' ? paint.yellow : paint.cyan;
}
