import type { ReportingDescriptor } from 'sarif';
import { type ErrorCode, type ErrorEntry, errorCatalogue } from '../../model/error-codes.js';
import type { RuleInfo } from '../../model/guardrail.js';
import { codeSpan } from '../markdown.js';
import { messageText } from './sarif-text.js';

const docs = 'https://keywright.dev/docs';

/** A code of the catalogue as a rule. */
export function codeRule(code: ErrorCode): ReportingDescriptor {
  const { title, why, remedy }: ErrorEntry = errorCatalogue[code];
  return {
    id: code,
    name: code,
    shortDescription: { text: messageText(title) },
    fullDescription: { text: messageText(why) },
    help: { text: messageText(remedy), markdown: `${codeSpan(remedy)}` },
    helpUri: `${docs}/errors#${code.toLowerCase()}`,
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['keywright', 'estate'] },
  };
}

/** Where docs/guardrails.md speaks of assertions, which are no checks with a section of their own. */
const ownRules = 'rules-of-your-own';

/** GitHub refuses a log with more tags on a rule; every origin stands in a property of its own too. */
const mostTags = 20;

/** How much a rule's violation weighs on GitHub's scale from 0 to 10. */
const weights = { error: '8.0', warning: '5.0', note: '2.0' } as const;

/** A guardrail's rule with its metadata: the published rules that it covers are tags and a property of their own. */
export function guardrailRule(info: RuleInfo): ReportingDescriptor {
  const { guardrail, rule, check, title, why, remedy, severity, origins } = info;
  const covered = origins.filter((origin) => origin !== 'keywright');
  const help = [remedy, ...(covered.length === 0 ? [] : [`Covers: ${covered.join(', ')}.`])];
  return {
    id: `${guardrail}/${rule}`,
    name: rule,
    shortDescription: { text: messageText(title) },
    fullDescription: { text: messageText(why) },
    help: { text: help.map(messageText).join('. '), markdown: help.map(codeSpan).join('\n\n') },
    helpUri: `${docs}/guardrails#${check === 'never' ? ownRules : check}`,
    defaultConfiguration: { level: severity },
    properties: {
      tags: ['keywright', 'guardrail', 'security', ...covered.map(messageText)].slice(0, mostTags),
      origins: origins.map(messageText),
      severity,
      check,
      'security-severity': weights[severity],
      'problem.severity': severity === 'note' ? 'recommendation' : severity,
      precision: 'very-high',
    },
  };
}
