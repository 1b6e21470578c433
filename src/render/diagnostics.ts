import { type Diagnostic, sortDiagnostics } from '../model/diagnostic.js';
import { type ErrorCode, type ErrorEntry, errorCatalogue } from '../model/error-codes.js';
import type { Place } from '../model/place.js';
import { frame } from './frame.js';
import type { RenderOptions } from './options.js';
import { type Paint, paintFor } from './paint.js';
import { jsonText, visible } from './visible.js';
import { count } from './words.js';

/**
 * The problems for a terminal: place, code and message, the line with carets, why it matters (once a code) and what
 * to write instead; then how many there are. Empty for none.
 */
export function diagnosticsHuman(diagnostics: readonly Diagnostic[], options: RenderOptions): string {
  if (diagnostics.length === 0) return '';
  const paint = paintFor(options.color);
  const explained = new Set<ErrorCode>();
  const blocks = sortDiagnostics(diagnostics).map((diagnostic) => {
    const known = explained.has(diagnostic.code);
    explained.add(diagnostic.code);
    return block(diagnostic, known, options, paint);
  });
  return `${blocks.join('\n\n')}\n\n${summary(diagnostics)}\n`;
}

/** The problems for programs: `{problems: [{code, severity, message, place, why, remedy}]}`. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[]): string {
  return jsonText({ problems: sortDiagnostics(diagnostics).map(explain) });
}

/** A diagnostic with what the catalogue adds to it. */
export function explain(diagnostic: Diagnostic) {
  const entry = entryOf(diagnostic.code);
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    place: diagnostic.place === undefined ? null : shortened(diagnostic.place),
    why: diagnostic.why ?? entry.why,
    remedy: diagnostic.remedy ?? entry.remedy,
  };
}

/** The line's beginning: a file that is one line of a megabyte would otherwise be printed with each of its problems. */
function shortened(place: Place): Place {
  return { ...place, lineText: place.lineText.slice(0, 1000) };
}

/** `2 errors and 1 warning in 2 files`. */
function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const parts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  const files = new Set(diagnostics.flatMap((diagnostic) => diagnostic.place?.file ?? [])).size;
  return parts.join(' and ') + (files > 0 ? ` in ${count(files, 'file')}` : '');
}

function block(diagnostic: Diagnostic, explained: boolean, options: RenderOptions, paint: Paint): string {
  const { why, remedy } = explain(diagnostic);
  const lines = [heading(diagnostic, paint), ...frameLines(diagnostic, options, paint)];
  if (diagnostic.why !== undefined || !explained) lines.push(`  why: ${visible(why)}`);
  lines.push(`  ${paint.green('fix:')} ${visible(remedy)}`);
  return lines.join('\n');
}

function heading(diagnostic: Diagnostic, paint: Paint): string {
  const { place, severity, code } = diagnostic;
  const where = place === undefined ? '' : `${visible(place.file)}:${place.line}:${place.column} `;
  const tint = severity === 'error' ? paint.red : paint.yellow;
  return `${paint.bold(where)}${tint(`${severity} ${code}`)}: ${visible(diagnostic.message)}`;
}

/** The line with carets; nothing where it isn't at hand, as in a plan, or is empty. */
function frameLines(diagnostic: Diagnostic, options: RenderOptions, paint: Paint): string[] {
  if (diagnostic.place === undefined || diagnostic.place.lineText === '') return [];
  const [line, carets] = frame(diagnostic.place, options.width);
  return [line, paint.red(carets)];
}

function entryOf(code: ErrorCode): ErrorEntry {
  return errorCatalogue[code];
}
