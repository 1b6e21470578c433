import type { Pattern } from './tokens.js';

/** Something that reads a text unit by unit. State 0 is the start. */
export interface Machine {
  /** Which texts of its own the text so far is; false for none. */
  accepts(state: number): number | boolean;
  /** The characters that lead elsewhere than any other character does. */
  expected(state: number): Iterable<string>;
  step(state: number, unit: string): number;
  /** How many places a step looks at. */
  effort(state: number): number;
}

/** A pattern as a deterministic automaton over UTF-16 units, made as far as it is walked. State 0 is the start. */
export class Automaton implements Machine {
  readonly #pattern: Pattern;
  readonly #states: (readonly number[])[] = [];
  readonly #ids = new Map<string, number>();
  readonly #next: Map<string, number>[] = [];

  constructor(pattern: Pattern) {
    this.#pattern = pattern;
    this.#idOf(this.#closure([0]));
  }

  accepts(state: number): boolean {
    return this.#states[state]?.includes(this.#pattern.length) ?? false;
  }

  effort(state: number): number {
    return this.#states[state]?.length ?? 0;
  }

  *expected(state: number): Iterable<string> {
    for (const position of this.#states[state] ?? []) {
      const token = this.#pattern[position];
      if (token?.kind !== 'character') continue;
      yield token.text;
      if (token.anyCase) yield* [token.text.toLowerCase(), token.text.toUpperCase()];
    }
  }

  step(state: number, unit: string): number {
    const known = this.#next[state]?.get(unit);
    if (known !== undefined) return known;
    const reached = new Set<number>();
    for (const position of this.#states[state] ?? []) {
      const token = this.#pattern[position];
      if (token === undefined) continue;
      if (token.kind === 'character') {
        const same = token.anyCase ? token.text.toLowerCase() === unit.toLowerCase() : token.text === unit;
        if (same) reached.add(position + 1);
      } else if (token.colon || unit !== ':') reached.add(token.kind === 'run' ? position : position + 1);
    }
    const id = this.#idOf(this.#closure([...reached]));
    this.#next[state]?.set(unit, id);
    return id;
  }

  /** A run may be empty, so that whatever stands before it also stands behind it. */
  #closure(positions: readonly number[]): readonly number[] {
    const all = new Set(positions);
    for (const position of all) if (this.#pattern[position]?.kind === 'run') all.add(position + 1);
    return [...all].sort((a, b) => a - b);
  }

  #idOf(positions: readonly number[]): number {
    const name = positions.join();
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#states.length;
    this.#states.push(positions);
    this.#next.push(new Map());
    this.#ids.set(name, id);
    return id;
  }
}
