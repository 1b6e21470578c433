import { kmsAction } from '../actions.js';
import { compileCondition } from '../compile-condition.js';
import { isKeyOfAction } from '../condition-keys.js';
import type { PrincipalMatch } from '../match-principal.js';
import { type ActionAtom, actionAtoms } from './action-groups.js';
import { type Atom, accountIn, atomsOf, type Mentions } from './atoms.js';
import { Budget, type Cube, cubesText, cubeText, type CubeSets, intersect } from './cubes.js';
import { type ComparedKey, keyValues } from './fixed-values.js';
import { setsOf, type Side, sideWithin, type Solution, solve } from './problem.js';
import type { Asked } from './value-samples.js';
import { domainOf, maskWhere, type Variable, type VariableTable, variablesOf } from './variables.js';
import { resourceKey, type Voice } from './voices.js';

/**
 * How access is given: `direct` by name or to everybody; `account` through the account, whose IAM policies decide; `any` where
 * that makes no difference (root users, AWS services, callers of other accounts than the key's).
 */
export type Mode = 'direct' | 'account' | 'any';

/** One caller, some actions, one way: what differs between the sides. */
export interface Finding {
  readonly atom: Atom;
  readonly group: ActionGroup;
  readonly mode: Mode;
  /** Whether all of the access is the account's to give. */
  readonly isDelegated: boolean;
  readonly solution: Solution;
}

/** Actions that nothing tells apart. */
export interface ActionGroup {
  readonly id: number;
  /** At least one. */
  readonly actions: readonly ActionAtom[];
  readonly sample: ActionAtom;
  /** For each voice, before then after, whether it concerns these actions. */
  readonly concerned: readonly boolean[];
}

export interface Question {
  readonly before: readonly Voice[];
  readonly after: readonly Voice[];
  /** The key's account, where it is known. */
  readonly home: string | null;
  readonly key: ComparedKey;
  /** Values of condition keys that requests have; keys in lower case. */
  readonly pinned: ReadonlyMap<string, readonly string[]>;
  /** Principals to look at beside those that are named. */
  readonly principals: Mentions['principals'];
  /** Actions without prefix; none means all. */
  readonly actions: readonly string[];
}

export interface Analysis {
  readonly findings: readonly Finding[];
  readonly atoms: readonly Atom[];
  readonly table: VariableTable;
  setsFor(atom: Atom): CubeSets;
  domainFor(atom: Atom): ReadonlyMap<number, bigint>;
  /** All that a caller has on one side, directly or also through its account. */
  accessOf(atom: Atom, group: ActionGroup, side: 'before' | 'after', mode: Mode): readonly Cube[];
  /** The voices that a caller's actions meet on one side, with what they say. */
  voicesFor(atom: Atom, group: ActionGroup, side: 'before' | 'after'): readonly Meeting[];
}

/** How many cubes a comparison, and one caller with one action, may take; beyond, the answer is "may". */
const wholeBudget = 60_000;
const problemBudget = 6_000;

/** Every caller and action with what differs between the two sides. */
export function analyse(question: Question): Analysis {
  const { before, after, home } = question;
  const voices = [...before, ...after];
  const asked = voices.flatMap(askedBy);
  const atoms = atomsOf(mentionsOf(voices, asked, question));
  const table = variablesOf(asked, atoms);
  const cubes = voices.map((voice) => cubeOfVoice(voice, table));
  const budget = new Budget(wholeBudget);
  const domainFor = remembered((atom: Atom) => domainsOf(atom, atoms, table, question));
  const setsFor = (atom: Atom) => setsOf(domainFor(atom), new Budget(problemBudget, budget));
  const meetingsOf = remembered((atom: Atom) => {
    const all = voices.map((voice, index) => ({
      voice,
      match: voice.who(atom.caller),
      cube: cubes[index] ?? null,
      index,
    }));
    return all.filter((each): each is Meeting => each.match !== null && each.cube !== null);
  });
  const voicesFor = (atom: Atom, { concerned }: ActionGroup, side: 'before' | 'after') =>
    meetingsOf(atom).filter(
      ({ index }) => concerned[index] === true && index < before.length === (side === 'before'),
    );
  const findings: Finding[] = [];
  const solved = new Map<string, Solution>();
  const groups = groupActions(voices, table, question);
  for (const atom of atoms) {
    const domainText = [...domainFor(atom).values()].join();
    for (const group of groups) {
      if (!worksFor(atom, group.sample, home)) continue;
      const [was, is] = [voicesFor(atom, group, 'before'), voicesFor(atom, group, 'after')];
      if (was.length + is.length === 0) continue;
      for (const mode of modesOf(atom, home)) {
        const sides = { before: sideOf(was, mode), after: sideOf(is, mode) };
        const [wasText, isText] = [sideText(sides.before), sideText(sides.after)];
        if (wasText === isText) continue;
        const name = `${domainText} ${wasText} > ${isText}`;
        const sets = setsFor(atom);
        const solution =
          solved.get(name) ?? solve(sideWithin(sides.before, sets), sideWithin(sides.after, sets), sets);
        solved.set(name, solution);
        if (solution.gained.length + solution.lost.length === 0) continue;
        const isDelegated = mode === 'account' || (mode === 'any' && ![...was, ...is].some(isDirectAllow));
        findings.push({ atom, group, mode, isDelegated, solution });
      }
    }
  }
  const accessOf: Analysis['accessOf'] = (atom, group, side, mode) => {
    if (!worksFor(atom, group.sample, home)) return [];
    const sets = setsFor(atom);
    const way = modesOf(atom, home).includes('any') ? 'any' : mode;
    const { allow, deny } = sideWithin(sideOf(voicesFor(atom, group, side), way), sets);
    return sets.subtractAll(allow, deny);
  };
  return { findings, atoms, table, setsFor, domainFor, accessOf, voicesFor };
}

function remembered<Input extends object, Output>(make: (input: Input) => Output): (input: Input) => Output {
  const known = new Map<Input, Output>();
  return (input) => {
    const found = known.get(input) ?? make(input);
    known.set(input, found);
    return found;
  };
}

/** A voice that speaks of a caller, with what it says. */
export interface Meeting {
  readonly voice: Voice;
  readonly match: Exclude<PrincipalMatch, null>;
  readonly cube: Cube;
  readonly index: number;
}

function sideOf(met: readonly Meeting[], mode: Mode): Side {
  const allows = met.filter(
    ({ voice, match }) => voice.effect === 'Allow' && (mode !== 'direct' || match !== 'account'),
  );
  const denies = met.filter(({ voice }) => voice.effect === 'Deny');
  return { allow: uniqueCubes(allows), deny: uniqueCubes(denies) };
}

function uniqueCubes(met: readonly Meeting[]): readonly Cube[] {
  if (met.length < 2) return met.map(({ cube }) => cube);
  return [...new Map(met.map(({ cube }) => [cubeText(cube), cube])).values()];
}

function sideText({ allow, deny }: Side): string {
  return allow.length === 0 ? '' : `${cubesText(allow)}!${cubesText(deny)}`;
}

function isDirectAllow({ voice, match }: Meeting): boolean {
  return voice.effect === 'Allow' && match !== 'account';
}

/** The root user can do what its account can; callers of other accounts always need IAM policies of their own as well. */
function modesOf({ kind, caller }: Atom, home: string | null): readonly Mode[] {
  if (kind === 'root' || (caller.kind !== 'role' && caller.kind !== 'user')) return ['any'];
  if (home !== null && caller.account !== home) return ['any'];
  return kind === 'elsewhere' ? ['direct'] : ['direct', 'account'];
}

function worksFor({ caller }: Atom, { name, isKnown }: ActionAtom, home: string | null): boolean {
  if (!isKnown || home === null) return true;
  if ((caller.kind !== 'role' && caller.kind !== 'user') || caller.account === home) return true;
  return kmsAction(name)?.crossAccount !== false;
}

/** Actions that no voice and no condition key tells apart, nor whether they work across accounts. */
function groupActions(
  voices: readonly Voice[],
  { variables }: VariableTable,
  { actions, home }: Question,
): readonly ActionGroup[] {
  const wanted = new Set(actions.map((name) => name.toLowerCase()));
  const keys = [...new Set(variables.map(({ keyText }) => keyText))];
  const groups = new Map<
    string,
    {
      readonly id: number;
      readonly actions: ActionAtom[];
      readonly sample: ActionAtom;
      readonly concerned: readonly boolean[];
    }
  >();
  for (const action of actionAtoms(voices)) {
    if (wanted.size > 0 && !wanted.has(action.name.toLowerCase())) continue;
    const concerned = voices.map((voice) => voice.concerns(action.action));
    if (!concerned.includes(true)) continue;
    const traits = [
      ...concerned,
      !action.isKnown,
      home !== null && kmsAction(action.name)?.crossAccount === true,
      ...keys.map((key) => action.isKnown && isKeyOfAction(key, action.name)),
    ];
    const name = traits.map((each) => (each ? 1 : 0)).join('');
    const group = groups.get(name);
    if (group === undefined)
      groups.set(name, { id: groups.size, actions: [action], sample: action, concerned });
    else group.actions.push(action);
  }
  return [...groups.values()];
}

function askedBy({ conditions, variables }: Voice): readonly Asked[] {
  return conditions.map((condition) => ({ condition, variables }));
}

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

function domainsOf(
  atom: Atom,
  atoms: readonly Atom[],
  { variables }: VariableTable,
  { home, key, pinned }: Question,
): ReadonlyMap<number, bigint> {
  return new Map(
    variables.map((variable) => {
      const ofKey =
        variable.key === resourceKey
          ? key.arn === undefined
            ? undefined
            : [key.arn]
          : (pinned.get(variable.key) ?? keyValues(variable.key, home, key));
      const mask = ofKey === undefined ? variable.full : pinnedMask(variable, ofKey);
      return [variable.id, mask & domainOf(variable, atom, atoms)];
    }),
  );
}

/** The classes that conditions can't tell from these values; all of them for a condition that can't be decided. */
function pinnedMask({ family, key, classes, conditions, full }: Variable, values: readonly string[]): bigint {
  if (family === 'open') return full;
  const answers = conditions.map(({ condition, mask, variables }) => ({
    mask,
    holds: compileCondition(condition, variables)(new Map([[key, values]])),
  }));
  return answers.reduce(
    (left, { mask, holds }) => left & (holds ? mask : full & ~mask),
    maskWhere(classes, (own) => (own.length === 0) === (values.length === 0)),
  );
}

/** What principals can be told apart by. Any twelve digits in a value about accounts or ARNs name an account. */
function mentionsOf(voices: readonly Voice[], asked: readonly Asked[], question: Question): Mentions {
  const principals = [...voices.flatMap((voice) => voice.principals), ...question.principals];
  const ofKey = (pattern: RegExp) =>
    asked.filter(({ condition }) => pattern.test(condition.key)).flatMap(({ condition }) => condition.values);
  const accounts = ofKey(/^(aws:principalaccount|kms:calleraccount|aws:principalarn)$/i).flatMap(
    (value) => value.match(/(?<!\d)\d{12}(?!\d)/g) ?? [],
  );
  const arn = principals.find(({ value }) => accountIn(value).length > 0 && value.startsWith('arn:'));
  return {
    principals,
    accounts,
    services: ofKey(/^aws:principalservicename$/i).filter((value) => !/[*?$]/.test(value)),
    partition: arn?.value.split(':')[1] ?? 'aws',
    home: question.home,
  };
}
