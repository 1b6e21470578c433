import { Automaton, type Machine } from './automaton.js';
import { type Pattern, type Prefix, prefixOf } from './tokens.js';
import { Trie } from './trie.js';

/** How many states of the automata together are looked at before it is given up. */
const mostStates = 10_000;
/** How many places of patterns are looked at before it is given up. */
const mostWork = 1_500_000;

/**
 * Texts that stand for all texts: for every way in which a text can fit some of the patterns and not the others, one text that
 * does. Null where finding them takes more than the budget.
 *
 * The patterns' automata run side by side from the empty text, breadth first, over the characters that some pattern waits for and
 * one that none does. Two texts that bring all automata into the same states can't be told apart by any pattern,
 * so each set of states needs to be visited once, and the first text that reaches it is the shortest.
 */
export function textClasses(patterns: readonly Pattern[]): readonly string[] | null {
  const prefixes = patterns.map(prefixOf);
  const simple = prefixes.flatMap((prefix) => (prefix === null ? [] : [prefix]));
  if (simple.length === patterns.length && canBeListed(simple)) return prefixClasses(simple, patterns);
  return walk(patterns);
}

/** Texts in any case are beside others only where nothing else could tell their cases apart. */
function canBeListed(prefixes: readonly Prefix[]): boolean {
  if (!prefixes.some(({ anyCase }) => anyCase)) return true;
  if (prefixes.some(({ open }) => open)) return false;
  const exact = new Set(prefixes.filter(({ anyCase }) => !anyCase).map(({ text }) => text.toLowerCase()));
  return !prefixes.some(({ anyCase, text }) => anyCase && exact.has(text.toLowerCase()));
}

/**
 * Texts and beginnings only: what a text fits depends on the longest beginning that it has, and on whether it is one of the
 * texts; so those, each beginning with a character that nobody waits for, and one that has no beginning are all.
 */
function prefixClasses(prefixes: readonly Prefix[], patterns: readonly Pattern[]): readonly string[] {
  const fresh = freshUnit(patterns);
  const all = ['', ...prefixes.filter(({ open }) => open).map(({ text }) => text)];
  return [...new Set([...all.map((text) => text + fresh), ...prefixes.map(({ text }) => text)])];
}

function walk(patterns: readonly Pattern[]): readonly string[] | null {
  const exact = patterns.flatMap((pattern) => {
    const prefix = prefixOf(pattern);
    return prefix === null || prefix.open || prefix.anyCase ? [] : [prefix.text];
  });
  const others = patterns.filter((pattern) => {
    const prefix = prefixOf(pattern);
    return prefix === null || prefix.open || prefix.anyCase;
  });
  const machines: readonly Machine[] = [new Trie(exact), ...others.map((pattern) => new Automaton(pattern))];
  const fresh = freshUnit(patterns);
  const start = machines.map(() => 0);
  const visited = new Set([start.join()]);
  const found = new Map<string, string>();
  let queue: readonly (readonly [states: readonly number[], text: string])[] = [[start, '']];
  let work = 0;
  while (queue.length > 0) {
    const next: (readonly [readonly number[], string])[] = [];
    for (const [states, text] of queue) {
      const fits = states.map((state, index) => machines[index]?.accepts(state)).join();
      if (!found.has(fits) || found.get(fits) === '') found.set(fits, text);
      const units = waitedFor(machines, states, fresh);
      work +=
        units.size * states.reduce((sum, state, index) => sum + (machines[index]?.effort(state) ?? 0), 1);
      if (work > mostWork) return null;
      for (const unit of units) {
        const reached = states.map((state, index) => machines[index]?.step(state, unit) ?? 0);
        const name = reached.join();
        if (visited.has(name)) {
          if (text === '' && unit === fresh) next.push([reached, text + unit]);
          continue;
        }
        visited.add(name);
        if (visited.size > mostStates) return null;
        next.push([reached, text + unit]);
      }
    }
    queue = next;
  }
  return [...found.values()];
}

function waitedFor(
  machines: readonly Machine[],
  states: readonly number[],
  fresh: string,
): ReadonlySet<string> {
  const units = new Set<string>([fresh, ':']);
  for (const [index, state] of states.entries())
    for (const unit of machines[index]?.expected(state) ?? []) units.add(unit);
  return units;
}

/** A character that no pattern waits for, one that people read as "some other text" where possible. */
function freshUnit(patterns: readonly Pattern[]): string {
  const used = new Set<string>([':']);
  for (const pattern of patterns)
    for (const token of pattern)
      if (token.kind === 'character') {
        used.add(token.text.toLowerCase());
        used.add(token.text.toUpperCase());
        used.add(token.text);
      }
  for (const unit of 'zyxwvutsrqponmlkjihgfedcba0123456789-_') if (!used.has(unit)) return unit;
  let code = 0x21;
  while (used.has(String.fromCharCode(code))) code += 1;
  return String.fromCharCode(code);
}
