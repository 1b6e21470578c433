/** No envelope and no statement is deeper. */
const deepest = 16;

/**
 * The value of a JSON text; undefined for anything that isn't JSON, that nests deeper than need be, or that has a member twice in one
 * object, of which each reader may take another one (RFC 8259, section 4).
 */
export function strictJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isPlain(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Strings and marks of a text that is JSON. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

/** Without recursion, so that no text can exhaust the stack. */
function isPlain(text: string): boolean {
  /** The names so far of each open object; null for an open array. */
  const open: (Set<string> | null)[] = [];
  let before = '';
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{') open.push(new Set());
    if (token === '[') open.push(null);
    if (token === '}' || token === ']') open.pop();
    if (open.length > deepest) return false;
    const names = open.at(-1);
    if (names && token.startsWith('"') && (before === '{' || before === ',')) {
      const name = String(JSON.parse(token));
      if (names.has(name)) return false;
      names.add(name);
    }
    before = token;
  }
  return true;
}
