/** Compares by a text, code unit by code unit, so that no locale decides. */
export function byText<T>(textOf: (value: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [one, other] = [textOf(a), textOf(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  };
}

/** The first of each text, sorted by it. */
export function sortedUnique<T>(values: readonly T[], textOf: (value: T) => string): readonly T[] {
  const first = new Map<string, T>();
  for (const value of values) if (!first.has(textOf(value))) first.set(textOf(value), value);
  return [...first.values()].sort(byText(textOf));
}
