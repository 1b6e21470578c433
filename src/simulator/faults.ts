import { createRandom } from './randomness.js';

/** A fault that was asked for: what happens to which calls. */
export interface Fault {
  /** The operation's name, or `*`. */
  readonly operation: string;
  /** Of the caller; null: any. */
  readonly account: string | null;
  /** In which the call is made; null: any. */
  readonly region: string | null;
  /** How many calls it still hits; null: without end. */
  readonly count: number | null;
  /** How many calls that fit it lets pass first. */
  readonly skip: number;
  /** How likely it hits a call that fits, above 0 and at most 1. */
  readonly probability: number;
  /** Of its dice: the same seed and the same calls, the same hits. Null where nothing is left to chance. */
  readonly seed: string | null;
  readonly effect: FaultEffect;
}

export type FaultEffect =
  /** An error as the service would answer it; without a code, its own for an internal error. */
  | {
      readonly kind: 'error';
      readonly code: string | null;
      readonly message: string;
      readonly status: number;
    }
  | { readonly kind: 'throttle' }
  /** No answer; the connection is cut after so many milliseconds. */
  | { readonly kind: 'hang'; readonly forMilliseconds: number }
  /** The connection is cut before anything happens. */
  | { readonly kind: 'cut' }
  /** The call takes effect, then the connection is cut instead of an answer. */
  | { readonly kind: 'cut-after' }
  /** A bare HTTP status, as from a proxy on the way. */
  | { readonly kind: 'status'; readonly status: number };

/** A call that a fault could hit. Null: the request doesn't tell. */
export interface Target {
  readonly operation: string;
  readonly account: string | null;
  readonly region: string | null;
}

export interface Faults {
  add(fault: Fault): void;
  /** What happens to this call, by the first fault that fits; null: nothing. Uses the fault up by one. */
  strike(target: Target): FaultEffect | null;
  pending(): readonly Fault[];
  clear(): void;
}

interface Armed {
  readonly fault: Fault;
  /** From 0 to below 1. */
  readonly dice: () => number;
}

/** Faults strike in the order in which calls arrive: the same calls meet the same faults. */
export function createFaults(): Faults {
  let armed: readonly Armed[] = [];
  const becomes = (one: Armed, fault: Fault) => {
    const left = fault.count === 0 ? [] : [{ ...one, fault }];
    armed = armed.flatMap((other) => (other === one ? left : [other]));
  };
  return {
    add: (fault) => {
      armed = [...armed, { fault, dice: diceOf(fault) }];
    },
    strike: (target) => {
      for (const one of armed.filter(({ fault }) => fits(fault, target))) {
        const { fault } = one;
        if (fault.skip > 0) {
          becomes(one, { ...fault, skip: fault.skip - 1 });
          return null;
        }
        // Whom chance spares, the next fault may hit.
        if (one.dice() >= fault.probability) continue;
        becomes(one, { ...fault, count: fault.count === null ? null : fault.count - 1 });
        return fault.effect;
      }
      return null;
    },
    pending: () => armed.map(({ fault }) => fault),
    clear: () => {
      armed = [];
    },
  };
}

function fits({ operation, account, region }: Fault, target: Target): boolean {
  return (
    (operation === '*' || operation === target.operation) &&
    (account === null || account === target.account) &&
    (region === null || region === target.region)
  );
}

function diceOf({ seed }: Fault): () => number {
  if (seed === null) return () => 0;
  const random = createRandom(seed, 0);
  return () => random(4).readUInt32BE() / 2 ** 32;
}
