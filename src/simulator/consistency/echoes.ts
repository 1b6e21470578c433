/** Whether something is asked for by an API operation that shows it, or by an authorisation that it decides. */
export type Lens = 'shown' | 'inForce';

/** When a change becomes visible, in milliseconds since the epoch; it is in force at the same time or later. */
export type VisibleFrom = Readonly<Record<Lens, number>>;

/** A change that isn't visible everywhere yet, by what was there before it. */
export interface Echo<Value> {
  /** Null: nothing was there. */
  readonly was: Value | null;
  readonly from: VisibleFrom;
}

/**
 * What was changed lately, by id, and what is still seen of it. Changes of one thing are seen in the order in which they were made:
 * where a later one is visible, so are those before it, and nobody sees an older state than they saw before.
 */
export class Echoes<Value> {
  readonly #echoes = new Map<string, readonly Echo<Value>[]>();
  /** Before this, nothing can be pruned. */
  #soonest = Number.POSITIVE_INFINITY;

  get size(): number {
    return this.#echoes.size;
  }

  add(id: string, echo: Echo<Value>): void {
    this.#echoes.set(id, [...(this.#echoes.get(id) ?? []), echo]);
    this.#soonest = Math.min(this.#soonest, echo.from.inForce);
  }

  forget(id: string): void {
    this.#echoes.delete(id);
  }

  /** What is still seen instead of the truth; undefined: the truth is seen. */
  seen(id: string, lens: Lens, now: number): { readonly was: Value | null } | undefined {
    const echoes = this.#echoes.get(id);
    if (echoes === undefined) return undefined;
    return echoes[1 + echoes.findLastIndex(({ from }) => from[lens] <= now)];
  }

  /** Everything of which something else than the truth is seen, by id. */
  *allSeen(lens: Lens, now: number): Iterable<readonly [id: string, was: Value | null]> {
    for (const id of this.#echoes.keys()) {
      const seen = this.seen(id, lens, now);
      if (seen !== undefined) yield [id, seen.was];
    }
  }

  /** Every echo with its id, the oldest of an id first. */
  *entries(): Iterable<readonly [id: string, echo: Echo<Value>]> {
    for (const [id, echoes] of this.#echoes) for (const echo of echoes) yield [id, echo];
  }

  /** Drops what is visible everywhere by `now`. */
  prune(now: number): void {
    if (now < this.#soonest) return;
    this.#soonest = Number.POSITIVE_INFINITY;
    for (const [id, echoes] of this.#echoes) {
      const left = echoes.slice(1 + echoes.findLastIndex(({ from }) => from.inForce <= now));
      if (left.length === 0) this.#echoes.delete(id);
      else if (left.length < echoes.length) this.#echoes.set(id, left);
      for (const { from } of left) this.#soonest = Math.min(this.#soonest, from.inForce);
    }
  }
}
