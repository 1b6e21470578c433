import { keyPolicyActions, kmsAction } from './actions.js';
import { canonicalisePolicy, conditionText, hasVariable } from './normal-form.js';
import { parsePolicy } from './parse-policy.js';
import type {
  Condition,
  PatternElement,
  PolicyDocument,
  PrincipalElement,
  PrincipalEntry,
  Statement,
} from './policy.js';
import { matchesIgnoringCase } from './wildcard.js';

/** One principal that a policy allows or denies one action, under conditions as text (empty: none). */
export interface AccessEntry {
  readonly effect: 'Allow' | 'Deny';
  readonly principal: string;
  readonly action: string;
  readonly conditions: string;
}

/**
 * A policy as single entries, each by its own text: every statement by principal and action, with wildcards over KMS's
 * actions written out. A wildcard also stays as itself, because it allows actions that don't exist yet.
 * Null for a text that isn't a policy.
 */
export function accessEntries(policyText: string): ReadonlyMap<string, AccessEntry> | null {
  const reading = parsePolicy(policyText, 'key');
  if (!reading.ok) return null;
  const { version, statements } = canonicalisePolicy(reading.policy);
  const entries = statements.flatMap((statement) => statementEntries(statement, version));
  return new Map(entries.map((entry) => [JSON.stringify(entry), entry]));
}

function statementEntries(statement: Statement, version: PolicyDocument['version']): readonly AccessEntry[] {
  const { effect, principals, actions, resources, conditions } = statement;
  if (principals === null || actions === null || resources === null) return [];
  const wording = (condition: Condition) =>
    `${conditionText(condition)}${literally(condition.values, version)}`;
  const texts = [...conditions.map(wording), ...resourceText(resources, version)].join(' and ');
  return principalTexts(principals).flatMap((principal) =>
    actionNames(actions).map((action) => ({ effect, principal, action, conditions: texts })),
  );
}

/** The resource of a key policy is its key; any other pattern is shown, for it may keep the statement from applying. */
function resourceText(
  { not, patterns }: PatternElement,
  version: PolicyDocument['version'],
): readonly string[] {
  if (!not && patterns.includes('*')) return [];
  return [`resource ${not ? 'not ' : ''}${patterns.join(', ')}${literally(patterns, version)}`];
}

/** The older version takes what looks like a variable for plain text. */
function literally(values: readonly string[], version: PolicyDocument['version']): string {
  return version === '2008-10-17' && values.some(hasVariable) ? ' literally' : '';
}

function principalTexts({ not, entries }: PrincipalElement): readonly string[] {
  const texts = entries.map(principalText);
  return not ? [`everybody but ${texts.join(', ')}`] : texts;
}

/** Two types can hold the same name: a provider that signs users in, and a service that acts by itself. */
function principalText({ type, value }: PrincipalEntry): string {
  if (type === 'AWS') return value === '*' ? 'everybody' : value;
  return type === 'Service'
    ? value
    : `${type === 'Federated' ? 'federated user of' : 'canonical user'} ${value}`;
}

function actionNames({ not, patterns }: PatternElement): readonly string[] {
  const matches = (name: string) =>
    patterns.some((pattern) => matchesIgnoringCase(pattern, `kms:${name}`)) !== not;
  const known = keyPolicyActions.map(({ name }) => name).filter(matches);
  const open = patterns.filter((pattern) => kmsAction(pattern) === undefined);
  if (not) return [...known, `everything but ${patterns.map(shortName).join(', ')}`];
  return [...known, ...open.map(shortName)];
}

function shortName(pattern: string): string {
  return pattern.replace(/^kms:/i, '');
}
