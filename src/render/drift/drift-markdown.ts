import type { DriftedField, DriftReport, TargetDrift } from '../../model/drift.js';
import { keyIdText } from '../../model/key-state.js';
import { accessLines, inWords } from '../access-words.js';
import { glassMarkdown } from '../approval/glass.js';
import { findingsMarkdown } from '../guardrails/findings-markdown.js';
import { codeCell, codeSpan, details, fence } from '../markdown.js';
import { accountOfArn } from '../principal-words.js';
import { valueDiff } from '../value-text.js';
import { count } from '../words.js';
import { driftVerdict, keyOr, unknownWords, unmanagedGrantWords, unmanagedWords } from './drift-summary.js';

/** Drift as Markdown: the verdict, a table of what differs a target, and folded details. */
export function driftMarkdown(report: DriftReport): string {
  const sections = report.targets
    .map((target) => targetSection(target, report.estate))
    .filter((section) => section !== '');
  const guardrails = findingsMarkdown(report.guardrails ?? []);
  const glass = glassMarkdown(report.glass ?? []);
  const parts = [`### keywright: ${driftVerdict(report)}`, glass, ...sections, guardrails];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function targetSection(target: TargetDrift, estate: string): string {
  const rows = [
    ...target.unknown.map(({ key, what, reason }) =>
      row('**unknown**', keyOr(key, target.name), [unknownWords(key, what, reason)]),
    ),
    ...target.missing.map(({ key }) => row('**missing**', keyIdText(key), ['the target has no such key'])),
    ...target.drifted.map((field) => row('**drifted**', keyIdText(field.key), driftedWords(field))),
    ...target.unmanaged.map((key) => row('unmanaged', key.arn, [unmanagedWords(key, estate)])),
    ...target.unmanagedGrants.map((grant) =>
      row('unmanaged', keyIdText(grant.key), [unmanagedGrantWords(grant)]),
    ),
  ];
  if (rows.length === 0) return '';
  const table = ['| state | key | what |', '| --- | --- | --- |', ...rows].join('\n');
  return [`**Target** ${codeSpan(target.name)}`, table, ...fieldDetails(target.drifted)].join('\n\n');
}

function row(state: string, key: string, what: readonly string[]): string {
  return `| ${state} | ${codeCell(key)} | ${what.map(codeCell).join('<br>')} |`;
}

function driftedWords({ arn, field, effect, access }: DriftedField): readonly string[] {
  return [
    `${field}; to mend it: ${effect}`,
    ...accessLines(access, inWords(accountOfArn(arn))).map(({ sign, text }) => `${sign} ${text}`),
  ];
}

function fieldDetails(drifted: readonly DriftedField[]): readonly string[] {
  if (drifted.length === 0) return [];
  const parts = drifted.map(({ key, field, live, wanted }) => {
    const difference = valueDiff(live, wanted, { before: 'live', after: 'wanted' });
    return `${codeSpan(keyIdText(key))} ${codeSpan(field)}\n\n${fence(difference, 'diff')}`;
  });
  return [details(`Details of ${count(drifted.length, 'difference')}`, parts.join('\n\n'))];
}
