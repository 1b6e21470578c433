import type { ErrorCode } from './error-codes.js';
import type { Place } from './place.js';

/**
 * One problem, as a value: what is wrong, where, and what to write instead. Why it matters stands in
 * the catalogue under its code, and `why` says it in the words of this case where that helps.
 */
export interface Diagnostic {
  readonly code: ErrorCode;
  readonly severity: 'error' | 'warning';
  /** What is wrong: lower case, no full stop, user input in backticks. */
  readonly message: string;
  readonly place?: Place;
  /** Why it matters here; the catalogue's sentence if absent. */
  readonly why?: string;
  /** What to write or do instead. */
  readonly remedy?: string;
}

/** A value, or the problems that stand in its way. Warnings can come with a value. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly problems: readonly Diagnostic[] };

/** Whether any of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** By file, line, column and code, so that the same estate gives the same list. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(compareDiagnostics);
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  const file = compareText(a.place?.file ?? '', b.place?.file ?? '');
  if (file !== 0) return file;
  const line = (a.place?.line ?? 0) - (b.place?.line ?? 0);
  if (line !== 0) return line;
  const column = (a.place?.column ?? 0) - (b.place?.column ?? 0);
  return column !== 0 ? column : compareText(a.code + a.message, b.code + b.message);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
