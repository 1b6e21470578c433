import { type ActionGroup, groupActions } from './action-groups.js';
import { type Atom, atomsOf } from './atoms.js';
import { attempt, Budget, type Cube, type CubeSets, intersect } from './cubes.js';
import { domainsOf, knownValues } from './domains.js';
import { isDirectAllow, type Meeting, type Mode, modesOf, sideOf, sideText, worksFor } from './meetings.js';
import { mentionsOf } from './mentions.js';
import { type Solution, setsOf, sideWithin, solve } from './problem.js';
import type { Question } from './question.js';
import { relevantVoices } from './relevant.js';
import type { Asked } from './value-samples.js';
import { type VariableTable, variablesOf } from './variables.js';
import type { Voice } from './voices.js';

type SideName = 'before' | 'after';

/** One caller, some actions, one way: what differs between the sides. */
export interface Finding {
  readonly atom: Atom;
  readonly group: ActionGroup;
  readonly mode: Mode;
  /** Whether all of the access is the account's to give. */
  readonly isDelegated: boolean;
  readonly solution: Solution;
}

export interface Analysis {
  readonly findings: readonly Finding[];
  readonly atoms: readonly Atom[];
  readonly table: VariableTable;
  setsFor(atom: Atom): CubeSets;
  domainFor(atom: Atom): ReadonlyMap<number, bigint>;
  /** What every request has for a condition key (in lower case); undefined where that isn't known. */
  known(key: string): readonly string[] | undefined;
  /** All that a caller has on one side, directly or also through its account. */
  accessOf(atom: Atom, group: ActionGroup, side: SideName, mode: Mode): readonly Cube[];
  /** The voices that a caller's actions meet on one side, with what they say. */
  voicesFor(atom: Atom, group: ActionGroup, side: SideName): readonly Meeting[];
}

/** How many cubes a comparison, and one caller with one action, may take; beyond, the answer is "may". */
const wholeBudget = 30_000;
const problemBudget = 4_000;

/** Every caller and action with what differs between the two sides. */
export function analyse(question: Question): Analysis {
  const { home } = question;
  const { before, after } = relevantVoices(question);
  const voices = [...before, ...after];
  const differs = [...unlike(before, after), ...unlike(after, before)];
  const asked = voices.flatMap(askedBy);
  const atoms = atomsOf(mentionsOf(voices, asked, question));
  const table = variablesOf(asked, atoms);
  const cubes = voices.map((voice) => cubeOfVoice(voice, table));
  const budget = new Budget(wholeBudget);
  const domainFor = remembered((atom: Atom) => domainsOf(atom, atoms, table, question));
  const setsFor = (atom: Atom) => setsOf(domainFor(atom), new Budget(problemBudget, budget));
  const meetingsOf = remembered((atom: Atom) =>
    voices.flatMap((voice, index): Meeting[] => {
      const cube = cubes[index] ?? null;
      const match = cube === null ? null : voice.who(atom.caller);
      return cube === null || match === null ? [] : [{ voice, match, cube, index }];
    }),
  );
  const voicesFor = (atom: Atom, { concerned }: ActionGroup, side: SideName) =>
    meetingsOf(atom).filter(
      ({ index }) => concerned[index] === true && index < before.length === (side === 'before'),
    );
  const solved = new Map<string, Solution>();
  const solutionOf = (atom: Atom, was: readonly Meeting[], is: readonly Meeting[], mode: Mode) => {
    const sides = { before: sideOf(was, mode), after: sideOf(is, mode) };
    const [wasText, isText] = [sideText(sides.before), sideText(sides.after)];
    if (wasText === isText) return null;
    const name = `${[...domainFor(atom).values()].join()} ${wasText} > ${isText}`;
    const known = solved.get(name);
    if (known !== undefined) return known;
    const sets = setsFor(atom);
    const solution = solve(sideWithin(sides.before, sets), sideWithin(sides.after, sets), sets);
    solved.set(name, solution);
    return solution;
  };
  const keys = [...new Set(table.variables.map(({ keyText }) => keyText))];
  const groups = groupActions(voices, differs, keys, question);
  const findings = atoms.flatMap((atom) => {
    const moving = meetingsOf(atom).filter(({ index }) => differs[index] === true);
    if (moving.length === 0) return [];
    return groups.flatMap((group): Finding[] => {
      if (!moving.some(({ index }) => group.concerned[index] === true) || !worksFor(atom, group.sample, home))
        return [];
      const [was, is] = [voicesFor(atom, group, 'before'), voicesFor(atom, group, 'after')];
      return modesOf(atom, home).flatMap((mode): Finding[] => {
        const solution = solutionOf(atom, was, is, mode);
        if (solution === null || solution.gained.length + solution.lost.length === 0) return [];
        const isDelegated =
          mode === 'account' || (mode === 'any' && isByAccount([...was, ...is], solution, setsFor(atom)));
        return [{ atom, group, mode, isDelegated, solution }];
      });
    });
  });
  const accessOf: Analysis['accessOf'] = (atom, group, side, mode) => {
    if (!worksFor(atom, group.sample, home)) return [];
    const sets = setsFor(atom);
    const way = modesOf(atom, home).includes('any') ? 'any' : mode;
    const { allow, deny } = sideWithin(sideOf(voicesFor(atom, group, side), way), sets);
    return sets.subtractAll(allow, deny);
  };
  const known = (key: string) => knownValues(key, question);
  return { findings, atoms, table, setsFor, domainFor, known, accessOf, voicesFor };
}

/** Whether all that differs is the account's to give, whatever is given by name or to everybody beside. */
function isByAccount(met: readonly Meeting[], { gained, lost }: Solution, sets: CubeSets): boolean {
  if (!met.some(isDirectAllow)) return true;
  const given = met.flatMap(({ voice, match, cube }) =>
    voice.effect === 'Allow' && match === 'account' ? (sets.within(cube) ?? []) : [],
  );
  return attempt(() => sets.subtractAll([...gained, ...lost], given).length === 0, false);
}

/** For each voice, whether the other side has none that says the same in the same words. */
function unlike(voices: readonly Voice[], others: readonly Voice[]): readonly boolean[] {
  const texts = new Set(others.map(({ text }) => text));
  return voices.map(({ text }) => !texts.has(text));
}

function remembered<Input extends object, Output>(make: (input: Input) => Output): (input: Input) => Output {
  const known = new Map<Input, Output>();
  return (input) => {
    const found = known.get(input);
    if (found !== undefined) return found;
    const made = make(input);
    known.set(input, made);
    return made;
  };
}

function askedBy({ conditions, variables }: Voice): readonly Asked[] {
  return conditions.map((condition) => ({ condition, variables }));
}

/** What a voice says as a box of requests; null for nothing, where its conditions contradict each other. */
function cubeOfVoice(voice: Voice, table: VariableTable): Cube | null {
  let cube: Cube | null = new Map();
  for (const each of askedBy(voice))
    for (const place of table.masksOf(each)) {
      if (place[1] === 0n) return null;
      cube = intersect(cube, new Map([place]));
      if (cube === null) return null;
    }
  return cube;
}
