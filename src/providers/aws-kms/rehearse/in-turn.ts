/** Runs what it is given, so many at a time. */
export type InTurn = <T>(run: () => Promise<T>) => Promise<T>;

/** At most `places` at a time; the others wait in the order in which they came. */
export function atMost(places: number): InTurn {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (run) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
