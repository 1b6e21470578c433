/** A policy's text, character by character: whether it is a wildcard is decided once, when the policy is read. */
export interface Char {
  readonly text: string;
  readonly wild: boolean;
}

/** The values of a request's condition keys, by key in lower case. */
export type Context = ReadonlyMap<string, readonly string[]>;

const plain = new Map<string, readonly Char[]>();

/** Text without variables: `*` and `?` are wildcards wherever wildcards count. Kept, for the same few texts come often. */
export function plainChars(text: string): readonly Char[] {
  const known = plain.get(text);
  if (known !== undefined) return known;
  const chars = [...text].map((char) => ({ text: char, wild: char === '*' || char === '?' }));
  plain.set(text, chars);
  return chars;
}

/**
 * Text with its policy variables replaced; null where one has no value. A value's own `*` is no wildcard.
 * Source: IAM user guide, "IAM policy elements: Variables and tags" (special characters, default values).
 */
export function resolvedChars(text: string, context: Context): readonly Char[] | null {
  const open = text.indexOf('${');
  const close = open < 0 ? -1 : text.indexOf('}', open);
  if (open < 0 || close < 0) return plainChars(text);
  const value = variableValue(text.slice(open + 2, close), context);
  const rest = resolvedChars(text.slice(close + 1), context);
  if (value === null || rest === null) return null;
  const literal = [...value].map((char) => ({ text: char, wild: false }));
  return [...plainChars(text.slice(0, open)), ...literal, ...rest];
}

function variableValue(inside: string, context: Context): string | null {
  if (inside === '*' || inside === '?' || inside === '$') return inside;
  const comma = inside.indexOf(',');
  const name = comma < 0 ? inside : inside.slice(0, comma);
  const values = context.get(name.trim().toLowerCase()) ?? [];
  const only = values[0];
  if (values.length === 1 && only !== undefined) return only;
  const standard = comma < 0 ? null : /^\s*'(.*)'\s*$/.exec(inside.slice(comma + 1));
  return standard?.[1] ?? null;
}

/** The characters as they stand. */
export function textOf(chars: readonly Char[]): string {
  return chars.map(({ text }) => text).join('');
}

/** Whether the whole text matches, `*` being any run of characters and `?` any one. */
export function isLike(pattern: readonly Char[], text: string): boolean {
  const known = expressions.get(pattern);
  const expression = known ?? expressionOf(pattern);
  if (known === undefined) expressions.set(pattern, expression);
  return expression.test(text);
}

const expressions = new WeakMap<readonly Char[], RegExp>();

function expressionOf(pattern: readonly Char[]): RegExp {
  const source = pattern.map((char) =>
    !char.wild ? char.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : char.text === '*' ? '.*' : '.',
  );
  return new RegExp(`^${source.join('')}$`, 's');
}

/**
 * Whether an ARN matches: each of the six components between colons for itself.
 * Source: IAM user guide, "Condition operators", ARN.
 */
export function isArnLike(pattern: readonly Char[], arn: string): boolean {
  const [patterns, parts] = [componentsOf(pattern), componentsOf(plainChars(arn))];
  if (patterns.length !== 6 || parts.length !== 6) return false;
  return patterns.every((component, index) => isLike(component, textOf(parts[index] ?? [])));
}

function componentsOf(chars: readonly Char[]): readonly (readonly Char[])[] {
  const components: Char[][] = [[]];
  for (const char of chars)
    if (char.text === ':' && components.length < 6) components.push([]);
    else components.at(-1)?.push(char);
  return components;
}
