import { matchesPattern } from './wildcard.js';

/** The values of a request's condition keys; keys are compared without regard to case. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

/** A request's context for look-ups by key in any case. */
export function contextOf(context: Readonly<Record<string, readonly string[]>>): RequestContext {
  return new Map(Object.entries(context).map(([key, values]) => [key.toLowerCase(), values]));
}

const variable = /\$\{([^}]*)\}/g;

/**
 * A policy's value with what the request has in place of each `${…}`; null where the request doesn't have it and there is
 * no default, for then the value matches nothing. `${*}`, `${?}` and `${$}` stand for the characters themselves.
 * Source: IAM user guide, "Policy variables".
 */
export function resolveVariables(value: string, context: RequestContext): string | null {
  let missing = false;
  const resolved = value.replace(variable, (_, inner: string) => {
    if (inner === '*' || inner === '?') return protectedCharacters[inner];
    if (inner === '$') return '$';
    const [name = '', standard] = inner.split(/,\s*/, 2);
    const [found, ...others] = context.get(name.trim().toLowerCase()) ?? [];
    if (found !== undefined && others.length === 0) return protect(found);
    if (standard !== undefined) return protect(standard.replace(/^'|'$/g, ''));
    missing = true;
    return '';
  });
  return missing ? null : resolved;
}

/** Characters of what a variable stands for are no wildcards: private-use characters keep them apart. */
const protectedCharacters = { '*': '\uE000', '?': '\uE001' } as const;

function protect(text: string): string {
  return text.replaceAll('*', protectedCharacters['*']).replaceAll('?', protectedCharacters['?']);
}

/** The text with protected characters turned back. */
export function unprotect(text: string): string {
  return text.replaceAll(protectedCharacters['*'], '*').replaceAll(protectedCharacters['?'], '?');
}

/** `matchesPattern` for a pattern whose variables are resolved: only its own `*` and `?` are wildcards. */
export function matchesResolved(pattern: string, text: string): boolean {
  const plain = !pattern.includes(protectedCharacters['*']) && !pattern.includes(protectedCharacters['?']);
  return plain ? matchesPattern(pattern, text) : matchesPattern(pattern, protect(text));
}
