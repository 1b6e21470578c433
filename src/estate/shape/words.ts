import type { ErrorCode } from '../../model/error-codes.js';
import type { Path } from '../../model/place.js';

/** What is said of one violation; the place is that of the value unless `at` says otherwise. */
export interface Described {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy?: string;
  readonly path?: Path;
  readonly of?: 'name' | 'value';
}

/** The field that a path leads to, as people call it: of a list's item, the list. */
export function fieldName(path: Path): string {
  const names = path.filter((step) => !/^\d+$/.test(String(step)));
  return String(names.at(-1) ?? 'the document');
}

/** A value as text; nothing of a list or a map, which can have a member `toString` of its own. */
export function plainText(value: unknown): string {
  return typeof value === 'object' && value !== null ? '' : String(value);
}

/** A schema's description as the end of a sentence. */
export function asPhrase(description: string): string {
  const text = description.replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
