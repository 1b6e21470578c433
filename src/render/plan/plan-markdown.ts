import { keyIdText } from '../../model/key-state.js';
import type { Change, Plan } from '../../model/plan.js';
import { accessLines, inWords } from '../access-words.js';
import { refusalWords } from '../guardrails/finding-words.js';
import { findingsMarkdown, refusalMarkdown } from '../guardrails/findings-markdown.js';
import { codeCell, codeSpan, details, fence } from '../markdown.js';
import { valueDiff } from '../value-text.js';
import { count } from '../words.js';
import { accountOf, approvalWords, riskiestFirst, verdict } from './rank.js';

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
    refusalMarkdown(findings),
    table(plan, changes),
    blocked(plan),
    findingsMarkdown(findings),
    notes(plan),
  ];
  const tail = [
    ...approvalWords(plan).map((words) => `Approvals: ${words}`),
    `Plan ${codeSpan(plan.digest)}`,
  ].join('\n\n');
  const fixed = [...head, tail].filter((part) => part !== '').join('\n\n');
  const folded = detailParts(changes, limit - fixed.length - 200);
  return `${[...head, folded, tail].filter((part) => part !== '').join('\n\n')}\n`;
}

function table(plan: Plan, changes: readonly Change[]): string {
  if (changes.length === 0) return '';
  const rows = changes.map((change) => row(change, accountOf(plan, change)));
  return ['| risk | key | what happens |', '| --- | --- | --- |', ...rows].join('\n');
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

function detailParts(changes: readonly Change[], limit: number): string {
  if (changes.length === 0) return '';
  const shown: string[] = [];
  let used = 0;
  for (const change of changes) {
    const part = `${codeSpan(keyIdText(change.key))} ${codeSpan(change.field)}\n\n${difference(change)}`;
    used += part.length + 2;
    if (used > limit) break;
    shown.push(part);
  }
  const left = changes.length - shown.length;
  if (left > 0)
    shown.push(`The details of ${count(left, 'change')} don't fit here: \`keywright show\` prints them.`);
  return details(`Details of ${count(changes.length, 'change')}`, shown.join('\n\n'));
}

function difference({ before, after }: Change): string {
  return fence(valueDiff(before, after, { before: 'live', after: 'wanted' }), 'diff');
}
