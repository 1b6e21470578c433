import { kmsAction } from './actions.js';
import { conditionKeyText } from './condition-keys.js';
import { conditionOperators, operatorText, parseOperator } from './condition-operators.js';
import { parsePolicy } from './parse-policy.js';
import type {
  Condition,
  PatternElement,
  PolicyDocument,
  PrincipalElement,
  PrincipalEntry,
  Statement,
} from './policy.js';
import { printPolicy } from './print-policy.js';
import { matchesPattern } from './wildcard.js';

/** Whether two policy texts say the same, whatever their order, spelling, Sids, and split or merged statements. */
export function samePolicy(a: string, b: string): boolean {
  return a === b || policyNormalText(a) === policyNormalText(b);
}

/** A policy's text in normal form. A text that isn't a policy differs from every policy and from other such texts. */
export function policyNormalText(text: string): string {
  const reading = parsePolicy(text, 'key');
  return reading.ok ? printPolicy(canonicalisePolicy(reading.policy)) : `unparsed:${text}`;
}

/**
 * The normal form: no Id and no Sids; principals, actions, resources and values sorted, each once, in AWS's
 * spelling; statements of the same effect, resources and conditions taken apart into who may do what and put
 * together again in one way. The version stays only where it matters, which is for policy variables.
 */
export function canonicalisePolicy(policy: PolicyDocument): PolicyDocument {
  const partition = partitionOf(policy);
  const statements = policy.statements.map((statement) => canonicalStatement(statement, partition));
  const merged = [...groupBy(statements, mergeKey).values()].flatMap(mergeStatements);
  const variables = merged.some(({ resources, conditions }) =>
    [...(resources?.patterns ?? []), ...conditions.flatMap(({ values }) => values)].some(hasVariable),
  );
  const sorted = new Map(merged.map((statement) => [statementText(statement), statement]));
  return {
    version: variables ? policy.version : '2012-10-17',
    id: null,
    statements: [...sorted].sort(([a], [b]) => compareText(a, b)).map(([, statement]) => statement),
  };
}

/** Every ARN of a policy is of its key's partition; a policy without any leaves only the usual one to assume. */
function partitionOf({ statements }: PolicyDocument): string {
  const values = statements.flatMap(({ principals }) => principals?.entries ?? []).map(({ value }) => value);
  const partitions = values.flatMap((value) => /^arn:(aws[a-z-]*):/.exec(value)?.[1] ?? []);
  return partitions[0] ?? 'aws';
}

function canonicalStatement(
  { effect, principals, actions, resources, conditions }: Statement,
  partition: string,
): Statement {
  return {
    sid: null,
    effect,
    principals: principals === null ? null : canonicalPrincipals(principals, partition),
    actions: actions === null ? null : canonicalActions(actions),
    resources: resources === null ? null : { ...resources, patterns: sorted(resources.patterns) },
    conditions: canonicalConditions(conditions),
  };
}

function canonicalPrincipals({ not, entries }: PrincipalElement, partition: string): PrincipalElement {
  const canonical = entries.map((entry) => canonicalEntry(entry, partition));
  return { not, entries: sortedEntries(canonical) };
}

function sortedEntries(entries: readonly PrincipalEntry[]): readonly PrincipalEntry[] {
  const texts = new Map(entries.map((entry) => [`${entry.type} ${entry.value}`, entry]));
  return [...texts].sort(([a], [b]) => compareText(a, b)).map(([, entry]) => entry);
}

/** An account's number and its root ARN are the same principal. */
function canonicalEntry({ type, value }: PrincipalEntry, partition: string): PrincipalEntry {
  const isNumber = type === 'AWS' && /^\d{12}$/.test(value);
  return { type, value: isNumber ? `arn:${partition}:iam::${value}:root` : value };
}

/** Known actions in AWS's spelling, others in lower case with single `*`s; what a pattern of the list covers is left out. */
function canonicalActions({ not, patterns }: PatternElement): PatternElement {
  return { not, patterns: withoutCovered(sorted(patterns.map(actionText))) };
}

function actionText(pattern: string): string {
  const known = /^kms:/i.test(pattern) ? kmsAction(pattern) : undefined;
  return known === undefined ? pattern.toLowerCase().replace(/\*+/g, '*') : `kms:${known.name}`;
}

/** `?` in a covering pattern would match the `*` of a covered one without covering it, so only `*` is trusted. */
function withoutCovered(patterns: readonly string[]): readonly string[] {
  const covering = patterns.filter((pattern) => pattern.includes('*') && !pattern.includes('?'));
  return patterns.filter(
    (pattern) => !covering.some((other) => other !== pattern && matchesPattern(other, pattern.toLowerCase())),
  );
}

function canonicalConditions(conditions: readonly Condition[]): readonly Condition[] {
  const canonical = conditions.map((condition): Condition => {
    const key = conditionKeyText(condition.key);
    return {
      ...condition,
      key,
      values: sorted(condition.values.map((value) => valueText(condition, value))),
    };
  });
  return canonical.sort((a, b) => compareText(conditionText(a), conditionText(b)));
}

/** Bools are compared without regard to case. */
function valueText({ operator }: Condition, value: string): string {
  const kind = parseOperator(operator)?.operator;
  const isBool = kind !== undefined && ['bool', 'null'].includes(conditionOperators[kind].kind);
  return isBool ? value.toLowerCase() : value;
}

/** Statements that can be merged; those that say who or what is excepted stay as they are. */
function mergeKey(statement: Statement): string {
  const { effect, principals, actions, resources, conditions } = statement;
  const simple = principals !== null && !principals.not && actions !== null && !actions.not;
  return simple ? JSON.stringify([effect, resources, conditions]) : statementText(statement);
}

/** Who may do what, put together: principals with the same actions share a statement. */
function mergeStatements(statements: readonly Statement[]): readonly Statement[] {
  const [first] = statements;
  if (first === undefined) return [];
  if (first.principals === null || first.principals.not || first.actions === null || first.actions.not)
    return [first];
  const actionsOf = new Map<string, { readonly entry: PrincipalEntry; readonly actions: string[] }>();
  for (const { principals, actions } of statements)
    for (const entry of principals?.entries ?? []) {
      const name = `${entry.type} ${entry.value}`;
      const known = actionsOf.get(name) ?? { entry, actions: [] };
      known.actions.push(...(actions?.patterns ?? []));
      actionsOf.set(name, known);
    }
  const users = [...actionsOf.values()].map(({ entry, actions }) => ({
    entry,
    actions: canonicalActions({ not: false, patterns: actions }),
  }));
  return [...groupBy(users, ({ actions }) => actions.patterns.join(' ')).values()].flatMap((group) => {
    const [{ actions } = { actions: null }] = group;
    const entries = sortedEntries(group.map(({ entry }) => entry));
    return [{ ...first, principals: { not: false, entries }, actions }];
  });
}

function statementText(statement: Statement): string {
  return printPolicy({ version: '2012-10-17', id: null, statements: [statement] });
}

/** Whether a value holds a policy variable, which only version 2012-10-17 knows. */
export function hasVariable(value: string): boolean {
  return value.includes('${');
}

/** A condition as text: operator, key, values. No two different conditions have the same text. */
export function conditionText(condition: Condition): string {
  return `${operatorText(condition)} ${quoted(condition.key)} ${condition.values.map(quoted).join(', ')}`;
}

/** Quoted where spaces, commas or quotes could be taken for what separates keys and values. */
function quoted(text: string): string {
  return /^[^\s,"]+$/.test(text) ? text : JSON.stringify(text);
}

function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return groups;
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
