import type { Diagnostic } from '../model/diagnostic.js';
import type { ErrorCode } from '../model/error-codes.js';
import type { Place } from '../model/place.js';

/** Takes a problem of the estate; all problems of a run are collected. */
export type Report = (problem: Diagnostic) => void;

/** An error at a place; without a remedy, the catalogue's holds. */
export function errorAt(place: Place, code: ErrorCode, message: string, remedy?: string): Diagnostic {
  return { code, severity: 'error', message, place, ...(remedy === undefined ? {} : { remedy }) };
}

/** An error that concerns a file as a whole; it stands at the file's beginning. */
export function errorIn(file: string, code: ErrorCode, message: string, remedy?: string): Diagnostic {
  return errorAt({ file, line: 1, column: 1, length: 1, lineText: '' }, code, message, remedy);
}
