import type { Machine } from './automaton.js';

/** Any number of whole texts as one machine. State 0 is the start, -1 leads nowhere. */
export class Trie implements Machine {
  readonly #next: Map<string, number>[] = [new Map()];
  /** Which text ends at a state. */
  readonly #ends = new Map<number, number>();

  constructor(texts: readonly string[]) {
    for (const [number, text] of texts.entries()) {
      let state = 0;
      for (const unit of text.split('')) state = this.#add(state, unit);
      if (!this.#ends.has(state)) this.#ends.set(state, number);
    }
  }

  accepts(state: number): number | boolean {
    return this.#ends.get(state) ?? false;
  }

  expected(state: number): Iterable<string> {
    return this.#next[state]?.keys() ?? [];
  }

  step(state: number, unit: string): number {
    return this.#next[state]?.get(unit) ?? -1;
  }

  effort(): number {
    return 1;
  }

  #add(state: number, unit: string): number {
    const known = this.#next[state]?.get(unit);
    if (known !== undefined) return known;
    this.#next.push(new Map());
    this.#next[state]?.set(unit, this.#next.length - 1);
    return this.#next.length - 1;
  }
}
