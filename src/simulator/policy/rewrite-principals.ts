/** The types under which a policy lists principals, and `*` for the bare `"Principal": "*"`. */
export type ListedType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser' | '*';

interface Frame {
  /** Members are read under this name; null before a name, and in lists. */
  name: string | null;
  readonly isObject: boolean;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const place = /^Statement (?:Not)?Principal(?: (AWS|Service|Federated|CanonicalUser))?$/;

/**
 * A policy's text with each of its principals replaced by what `rewrite` makes of it; all else, white space and the order of
 * lists included, stays as it was written. `text` has to be a policy that parses.
 */
export function rewritePrincipals(
  text: string,
  rewrite: (value: string, type: ListedType) => string,
): string {
  const frames: Frame[] = [];
  return text.replace(token, (found) => {
    const frame = frames.at(-1);
    if (found === '{' || found === '[') frames.push({ name: null, isObject: found === '{' });
    if (found === '}' || found === ']') frames.pop();
    if (found === ',' && frame !== undefined) frame.name = null;
    if (!found.startsWith('"')) return found;
    const value = found.includes('\\') ? String(JSON.parse(found)) : found.slice(1, -1);
    if (frame?.isObject === true && frame.name === null) {
      frame.name = value;
      return found;
    }
    const type = principalType(frames);
    const next = type === null ? value : rewrite(value, type);
    return next === value ? found : JSON.stringify(next);
  });
}

/** Null where the value that is read is no principal. Lists have no name, so they don't show in a path. */
function principalType(frames: readonly Frame[]): ListedType | null {
  if (!frames.some(({ name }) => name === 'Principal' || name === 'NotPrincipal')) return null;
  const path = frames.flatMap(({ name }) => (name === null ? [] : [name])).join(' ');
  const match = place.exec(path);
  if (match === null) return null;
  const type = match[1];
  return type === 'AWS' || type === 'Service' || type === 'Federated' || type === 'CanonicalUser'
    ? type
    : '*';
}
