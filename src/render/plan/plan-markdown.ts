import { keyIdText } from '../../model/key-state.js';
import type { Change, Plan, RulesChange } from '../../model/plan.js';
import { accessLines, inWords } from '../access-words.js';
import { refusalWords } from '../guardrails/finding-words.js';
import { findingsMarkdown, refusalMarkdown } from '../guardrails/findings-markdown.js';
import { codeCell, codeSpan, details, fence } from '../markdown.js';
import { valueDiff } from '../value-text.js';
import { count } from '../words.js';
import { askedOf, requiredWords, ungatedWords } from './approval-words.js';
import { accountOf, riskiestFirst, verdict } from './rank.js';

/**
 * A plan as Markdown for a comment: the verdict, a row a change with the riskiest first, what blocks it, and folded
 * details. All rows are kept whatever their number; `limit` (characters) bounds the details only, so that a long plan
 * can't hide what it destroys.
 */
export function planMarkdown(plan: Plan, limit = Number.POSITIVE_INFINITY): string {
  const changes = riskiestFirst(plan.changes);
  const findings = plan.meta.guardrails ?? [];
  const head = [
    `### keywright plan: ${verdict(plan)}${refusalWords(findings)}`,
    undoes(plan),
    refusalMarkdown(findings),
    askedOf(plan) === 'no approval' ? `**${ungatedWords(plan)}**` : '',
    table(plan, changes),
    blocked(plan),
    findingsMarkdown(findings),
    notes(plan),
  ];
  const tail = [required(plan), `Plan ${codeSpan(plan.digest)}`].filter((part) => part !== '').join('\n\n');
  const fixed = [...head, tail].filter((part) => part !== '').join('\n\n');
  const folded = detailParts(
    [...plan.rulesChanges.map(rulesDetail), ...changes.map(changeDetail)],
    limit - fixed.length - 200,
  );
  return `${[...head, folded, tail].filter((part) => part !== '').join('\n\n')}\n`;
}

function undoes({ restores }: Plan): string {
  return restores === null ? '' : `Undoes the apply of ${codeSpan(restores.digest)}`;
}

function table(plan: Plan, changes: readonly Change[]): string {
  const rows = [
    ...plan.rulesChanges.map(rulesRow),
    ...changes.map((change) => row(change, accountOf(plan, change))),
  ];
  if (rows.length === 0) return '';
  return ['| risk | key | what happens |', '| --- | --- | --- |', ...rows].join('\n');
}

function rulesRow({ id, effect }: RulesChange): string {
  return `| **destructive** | ${codeCell(id)} | ${codeCell(effect)} |`;
}

function row(change: Change, account: string | null): string {
  const what = [
    codeCell(change.effect),
    ...accessLines(change.access, inWords(account)).map(({ sign, text }) => codeCell(`${sign} ${text}`)),
    ...(change.irreversible === null ? [] : [`**can't be undone**: ${codeCell(change.irreversible)}`]),
  ];
  const risk = change.risk === 'routine' ? change.risk : `**${change.risk}**`;
  return `| ${risk} | ${codeCell(keyIdText(change.key))} | ${what.join('<br>')} |`;
}

function blocked(plan: Plan): string {
  if (plan.blocked.length === 0) return '';
  const lines = plan.blocked.map(
    ({ key, code, message, remedy }) =>
      `- ${codeSpan(keyIdText(key))} ${codeSpan(code)} ${codeSpan(message)}; fix: ${codeSpan(remedy)}`,
  );
  return ['**Blocked**', '', ...lines].join('\n');
}

function notes({ meta }: Plan): string {
  if (meta.notes.length === 0) return '';
  const lines = meta.notes.map(
    ({ key, target, message }) =>
      `- ${codeSpan(key === null ? target : keyIdText(key))} ${codeSpan(message)}`,
  );
  return details(`${count(meta.notes.length, 'note')}`, lines.join('\n'));
}

/** By rule what approval the plan needs. */
function required(plan: Plan): string {
  if (askedOf(plan) !== 'approval') return '';
  const lines = plan.requires.map((each) => `- ${codeSpan(each.rule)} ${codeSpan(requiredWords(each))}`);
  return ['**Approvals needed**', '', ...lines].join('\n');
}

function detailParts(parts: readonly string[], limit: number): string {
  if (parts.length === 0) return '';
  const shown: string[] = [];
  let used = 0;
  for (const part of parts) {
    used += part.length + 2;
    if (used > limit) break;
    shown.push(part);
  }
  const left = parts.length - shown.length;
  if (left > 0)
    shown.push(`The details of ${count(left, 'change')} don't fit here: \`keywright show\` prints them.`);
  return details(`Details of ${count(parts.length, 'change')}`, shown.join('\n\n'));
}

function rulesDetail({ id, before, after }: RulesChange): string {
  const names = { before: 'protected', after: 'proposed' };
  return `${codeSpan(id)}\n\n${fence(valueDiff(before, after, names), 'diff')}`;
}

function changeDetail({ key, field, before, after }: Change): string {
  const names = { before: 'live', after: 'wanted' };
  return `${codeSpan(keyIdText(key))} ${codeSpan(field)}\n\n${fence(valueDiff(before, after, names), 'diff')}`;
}
