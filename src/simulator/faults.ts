/** A fault that was asked for: what happens to which calls. */
export interface Fault {
  /** The operation's name, or `*`. */
  readonly operation: string;
  /** How many calls it still hits. */
  readonly count: number;
  /** How many calls of the operation it lets pass first. */
  readonly skip: number;
  readonly effect: FaultEffect;
}

export type FaultEffect =
  /** An error as the service would answer it. */
  | { readonly kind: 'error'; readonly code: string; readonly message: string; readonly status: number }
  | { readonly kind: 'throttle' }
  /** No answer; the connection is cut after so many milliseconds. */
  | { readonly kind: 'hang'; readonly forMilliseconds: number }
  /** The connection is cut before anything happens. */
  | { readonly kind: 'cut' }
  /** The call takes effect, then the connection is cut instead of an answer. */
  | { readonly kind: 'cut-after' }
  /** A bare HTTP status, as from a proxy on the way. */
  | { readonly kind: 'status'; readonly status: number };

export interface Faults {
  add(fault: Fault): void;
  /** What happens to this call, by the first fault that fits; null: nothing. Uses the fault up by one. */
  strike(operation: string): FaultEffect | null;
  pending(): readonly Fault[];
  clear(): void;
}

/** Faults strike in the order in which calls arrive: the same calls meet the same faults. */
export function createFaults(): Faults {
  let faults: readonly Fault[] = [];
  return {
    add: (fault) => {
      faults = [...faults, fault];
    },
    strike: (operation) => {
      const hit = faults.find((fault) => fault.operation === operation || fault.operation === '*');
      if (hit === undefined) return null;
      const next = hit.skip > 0 ? { ...hit, skip: hit.skip - 1 } : { ...hit, count: hit.count - 1 };
      faults = faults.flatMap((fault) => (fault !== hit ? [fault] : next.count > 0 ? [next] : []));
      return hit.skip > 0 ? null : hit.effect;
    },
    pending: () => faults,
    clear: () => {
      faults = [];
    },
  };
}
