/** How often each operation was called, refused calls included. */
export interface RequestCounts {
  count(operation: string): void;
  all(): Readonly<Record<string, number>>;
  reset(): void;
}

export function createRequestCounts(): RequestCounts {
  const counts = new Map<string, number>();
  return {
    count: (operation) => {
      counts.set(operation, (counts.get(operation) ?? 0) + 1);
    },
    all: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    reset: () => counts.clear(),
  };
}
