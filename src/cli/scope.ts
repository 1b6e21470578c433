import type { Diagnostic } from '../model/diagnostic.js';
import type { ErrorCode } from '../model/error-codes.js';
import type { Estate } from '../model/estate.js';
import { nearest } from '../model/nearest.js';

/** The names given for `--target` that the estate doesn't have. */
export function unknownTargets(estate: Estate, names: readonly string[]): readonly Diagnostic[] {
  return unknownNames('KW6005', 'target', names, estate.targets);
}

/** The names of keys given that the estate doesn't have. */
export function unknownKeys(estate: Estate, names: readonly string[]): readonly Diagnostic[] {
  return unknownNames('KW6006', 'key', names, estate.keys);
}

function unknownNames(
  code: ErrorCode,
  kind: string,
  names: readonly string[],
  known: readonly { readonly name: string }[],
): readonly Diagnostic[] {
  const choices = known.map(({ name }) => name);
  return names
    .filter((name) => !choices.includes(name))
    .map((name) => ({
      code,
      severity: 'error' as const,
      message: `the estate has no ${kind} \`${name}\``,
      ...remedyFor(name, choices),
    }));
}

function remedyFor(name: string, choices: readonly string[]): { readonly remedy?: string } {
  if (choices.length === 0) return {};
  const near = nearest(name, choices);
  if (near !== null) return { remedy: `did you mean \`${near}\`?` };
  return choices.length > 12 ? {} : { remedy: `use one of \`${choices.join('`, `')}\`` };
}
