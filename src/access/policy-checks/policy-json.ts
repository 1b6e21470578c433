import type { PolicyFinding } from './check.js';

export type Members = Readonly<Record<string, unknown>>;

/** A policy's text as JSON; null where it is none. */
export function jsonOf(text: string): Members | null {
  try {
    const value: unknown = JSON.parse(text);
    return isMembers(value) ? value : null;
  } catch {
    return null;
  }
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The statements that are objects, each with its index; a single one may stand without a list. */
export function rawStatements(
  text: string,
): readonly { readonly index: number; readonly members: Members }[] {
  const list = jsonOf(text)?.['Statement'];
  const statements: readonly unknown[] = Array.isArray(list) ? list : [list];
  return statements.flatMap((members, index) => (isMembers(members) ? { index, members } : []));
}

/** A finding at a path of the policy's JSON, with the Sid of the statement that it lies in. */
export function placedIn(text: string, path: PolicyFinding['path'], message: string): PolicyFinding {
  const [element, index] = path;
  if (element !== 'Statement' || typeof index !== 'number')
    return { statement: null, sid: null, path, message };
  const sid = rawStatements(text).find((statement) => statement.index === index)?.members['Sid'];
  return { statement: index, sid: typeof sid === 'string' ? sid : null, path, message };
}
