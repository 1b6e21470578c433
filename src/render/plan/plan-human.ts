import { keyIdText } from '../../model/key-state.js';
import type { Blocked, Change, Note, Plan } from '../../model/plan.js';
import { worstRisk } from '../../model/risk.js';
import { type AccessOptions, accessLines, inWords, wholeAccess } from '../access-words.js';
import { cells, pad } from '../cells.js';
import { shortDiff } from '../diff-lines.js';
import { refusalWords } from '../guardrails/finding-words.js';
import { findingSection, refusalSection } from '../guardrails/findings-human.js';
import type { RenderOptions } from '../options.js';
import { type Paint, paintFor, paintRisk } from '../paint.js';
import { visible } from '../visible.js';
import { witnessWords } from '../witness-words.js';
import { changeDetails } from './change-details.js';
import { accountOf, riskiestFirst, verdict } from './rank.js';
import { requiredSection, rulesSection, ungatedSection } from './rules-human.js';

/**
 * A plan for a terminal: what happens, the riskiest first, each change with who gains and who loses; what stands in its way; and,
 * with `verbose`, what differs in full.
 */
export function planHuman(plan: Plan, options: RenderOptions): string {
  const paint = paintFor(options.color);
  const changes = riskiestFirst(plan.changes);
  const findings = plan.meta.guardrails ?? [];
  const sections = [
    refusalSection(findings, paint),
    headline(plan, paint),
    ungatedSection(plan, paint),
    rulesSection(plan.rulesChanges, paint),
    changeSection(plan, changes, options, paint),
    blockedSection(plan.blocked, paint),
    findingSection(findings, options, paint),
    noteSection(plan.meta.notes, paint),
    detailSection(changes, options, paint),
    requiredSection(plan, paint),
    paint.dim(`plan ${visible(plan.digest)}`),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function headline(plan: Plan, paint: Paint): string {
  const { restores } = plan;
  const text = paint.bold(tinted(plan, paint));
  return restores === null ? text : `${text}\nundoes the apply of ${visible(restores.digest)}`;
}

function tinted(plan: Plan, paint: Paint): string {
  const { changes, blocked, rulesChanges, restores } = plan;
  const refusal = refusalWords(plan.meta.guardrails ?? []);
  const text = verdict(plan) + refusal;
  if (blocked.length > 0 || refusal !== '') return paint.red(text);
  if (rulesChanges.length > 0) return paintRisk(paint, 'destructive', text);
  if (changes.length > 0) return paintRisk(paint, worstRisk(changes.map((change) => change.risk)), text);
  return paint.green(
    `${text}: ${restores === null ? 'the live keys are as the estate says' : 'there is nothing to restore'}`,
  );
}

function changeSection(plan: Plan, changes: readonly Change[], options: RenderOptions, paint: Paint): string {
  const columns = Math.max(0, ...changes.map((change) => cells(visible(keyIdText(change.key)))));
  return changes.flatMap((change) => changeLines(plan, change, columns, options, paint)).join('\n');
}

function changeLines(
  plan: Plan,
  change: Change,
  columns: number,
  options: RenderOptions,
  paint: Paint,
): readonly string[] {
  const risk = paintRisk(paint, change.risk, pad(change.risk, 11));
  const key = pad(visible(keyIdText(change.key)), columns);
  const indent = ' '.repeat(15);
  const lines = [`  ${risk}  ${key}  ${visible(change.effect)}`];
  for (const { sign, text, witness } of accessLines(change.access, accessOptions(plan, change, options))) {
    lines.push(indent + (sign === '+' ? paint.green : paint.red)(`${sign} ${visible(text)}`));
    if (options.verbose && witness !== null)
      lines.push(`${indent}    ${paint.dim(`for example: ${visible(witnessWords(witness))}`)}`);
  }
  if (change.irreversible !== null)
    lines.push(indent + paint.red(`can't be undone: ${visible(change.irreversible)}`));
  const short = change.arn === null || options.verbose ? null : shortDiff(change, paint);
  if (short !== null) lines.push(indent + short);
  return lines;
}

function accessOptions(plan: Plan, change: Change, { verbose }: RenderOptions): AccessOptions {
  return verbose ? wholeAccess : { ...inWords(accountOf(plan, change)), most: 8 };
}

function blockedSection(blocked: readonly Blocked[], paint: Paint): string {
  if (blocked.length === 0) return '';
  const lines = blocked.flatMap(({ key, code, message, remedy }) => [
    `  ${paint.red(visible(code))} ${visible(keyIdText(key))}: ${visible(message)}`,
    `    ${paint.green('fix:')} ${visible(remedy)}`,
  ]);
  return [paint.bold('blocked'), ...lines].join('\n');
}

function noteSection(notes: readonly Note[], paint: Paint): string {
  if (notes.length === 0) return '';
  const lines = notes.map(({ key, target, message }) => {
    const where = key === null ? target : keyIdText(key);
    return `  ${visible(where)}: ${visible(message)}`;
  });
  return [paint.bold('notes'), ...lines].join('\n');
}

function detailSection(changes: readonly Change[], options: RenderOptions, paint: Paint): string {
  if (changes.length === 0) return '';
  if (!options.verbose) return paint.dim('what differs in full is shown with --verbose');
  return [paint.bold('details'), ...changes.map((change) => changeDetails(change, paint))].join('\n\n');
}
