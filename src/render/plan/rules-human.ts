import type { Plan, RulesChange } from '../../model/plan.js';
import { cells, pad } from '../cells.js';
import { diffLines } from '../diff-lines.js';
import { type Paint, paintRisk } from '../paint.js';
import { visible } from '../visible.js';
import { askedOf, requiredWords, ungatedWords } from './approval-words.js';

const indent = ' '.repeat(15);

/** How the plan changes approvers and rules, each with its difference: whoever may approve from then on decides all that comes. */
export function rulesSection(rulesChanges: readonly RulesChange[], paint: Paint): string {
  return rulesChanges.flatMap((change) => rulesLines(change, paint)).join('\n');
}

function rulesLines(change: RulesChange, paint: Paint): readonly string[] {
  const risk = paintRisk(paint, 'destructive', pad('destructive', 11));
  const heading = `  ${risk}  ${paint.bold(visible(change.id))}  ${visible(change.effect)}`;
  const names = { before: 'protected', after: 'proposed' };
  return [heading, ...diffLines(change, paint, names).map((line) => indent + line)];
}

/** By rule what approval the plan needs; empty where it changes nothing, and where nobody is asked. */
export function requiredSection(plan: Plan, paint: Paint): string {
  if (askedOf(plan) !== 'approval') return '';
  const columns = Math.max(...plan.requires.map(({ rule }) => cells(visible(rule))));
  const lines = plan.requires.map(
    (required) => `  ${pad(visible(required.rule), columns)}  ${visible(requiredWords(required))}`,
  );
  return [paint.bold('approvals needed'), ...lines].join('\n');
}

/** That nobody has to approve it, where that is so: no reader may take that for the ordinary case. */
export function ungatedSection(plan: Plan, paint: Paint): string {
  return askedOf(plan) === 'no approval' ? paint.bold(paint.yellow(ungatedWords(plan))) : '';
}
