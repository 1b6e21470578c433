import { type KmsAction, keyPolicyActions } from '../actions.js';
import { accountOf } from '../match-principal.js';
import type { PolicyDocument, PrincipalEntry, Statement } from '../policy.js';
import { matchesIgnoringCase } from '../wildcard.js';

/** The key's actions that a pattern such as `kms:Generate*` stands for. */
export function actionsOfPattern(pattern: string): readonly KmsAction[] {
  return keyPolicyActions.filter(({ name }) => matchesIgnoringCase(pattern, `kms:${name}`));
}

const reached = new WeakMap<Statement, readonly KmsAction[]>();

/** The key's actions that a statement is about; many checks ask for the same statement's. */
export function actionsOf(statement: Statement): readonly KmsAction[] {
  const known = reached.get(statement);
  if (known !== undefined) return known;
  const { actions } = statement;
  const hit = ({ name }: KmsAction) =>
    actions?.patterns.some((pattern) => matchesIgnoringCase(pattern, `kms:${name}`)) ?? false;
  const found = actions === null ? [] : keyPolicyActions.filter((action) => hit(action) !== actions.not);
  reached.set(statement, found);
  return found;
}

export function concerns(statement: Statement, name: string): boolean {
  return actionsOf(statement).some((action) => action.name === name);
}

/** Whether the statement is about this key: its `Resource` is `*` or says something that could be the key. */
export function isAboutKey({ resources }: Statement): boolean {
  if (resources === null || resources.patterns.length === 0) return false;
  return !resources.not || !resources.patterns.includes('*');
}

export function isEverybody({ type, value }: PrincipalEntry): boolean {
  return type === 'AWS' && value === '*';
}

/** Whether the statement is for everybody, or for everybody but some. */
export function isForEverybody({ principals }: Statement): boolean {
  return principals !== null && (principals.not || principals.entries.some(isEverybody));
}

/** Whether the statement is for everybody without exception. */
export function isForAll({ principals }: Statement): boolean {
  return principals !== null && !principals.not && principals.entries.some(isEverybody);
}

/** The account of a principal: of an ARN's fifth part or a number; null where it has none. */
export function accountIn({ type, value }: PrincipalEntry): string | null {
  if (type !== 'AWS') return null;
  return accountOf(value) ?? /^arn:[^:]+:(?:iam|sts)::(\d{12}):/.exec(value)?.[1] ?? null;
}

/** Statements that allow something of this key. */
export function allows({ statements }: PolicyDocument): readonly Statement[] {
  return statements.filter((statement) => statement.effect === 'Allow' && isAboutKey(statement));
}

/** Statements that certainly deny everybody something of this key: one for other resources protects nothing. */
export function deniesForAll({ statements }: PolicyDocument): readonly Statement[] {
  return statements.filter(
    ({ effect, resources, principals }) =>
      effect === 'Deny' &&
      resources?.not === false &&
      resources.patterns.includes('*') &&
      principals?.not === false &&
      principals.entries.some(isEverybody),
  );
}

/**
 * Whether a statement is about everything that another is about, also actions that KMS gets later: each pattern lies
 * within one of the statement's own.
 */
export function covers(statement: Statement, other: Statement): boolean {
  const { actions } = statement;
  if (actions === null || actions.not || other.actions === null) return false;
  const patterns = other.actions.not ? ['kms:*'] : other.actions.patterns;
  return patterns.every((pattern) => actions.patterns.some((by) => isWithin(pattern, by)));
}

/** Whether whatever fits the pattern fits the other. A `?` stands for one character, never for what a `*` stands for. */
export function isWithin(pattern: string, by: string): boolean {
  if (pattern.toLowerCase() === by.toLowerCase()) return true;
  if (by.includes('?') && pattern.includes('*')) return false;
  return matchesIgnoringCase(by, pattern);
}

/** Names in a message: `a`, `b` and 3 more. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `\`${name}\``);
  const rest = names.length - shown.length;
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} and ${rest} more`;
}
