import { keyPolicyActions, kmsActions } from '../actions.js';
import { isKeyOfAction } from '../condition-keys.js';
import { isPossibleFor } from '../key-facts.js';
import { matchesPattern } from '../wildcard.js';
import type { Question } from './question.js';
import { textClasses } from './text-classes.js';
import { globPattern, literalPattern } from './tokens.js';
import type { Voice } from './voices.js';

/** One action, or those that KMS doesn't have yet and that no pattern tells apart. */
export interface ActionAtom {
  /** As rows show it: without prefix; a pattern for actions that KMS doesn't have yet. */
  readonly name: string;
  /** In lower case, with prefix. */
  readonly action: string;
  readonly isKnown: boolean;
  /** Whether it is known not to work on a key of another account. */
  readonly isAtHomeOnly: boolean;
  /** Stands for a pattern among too many to be told apart: what is said of it isn't certain. */
  readonly isGuess?: true;
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

const known: readonly ActionAtom[] = keyPolicyActions.map(({ name, crossAccount }) => ({
  name,
  action: `kms:${name.toLowerCase()}`,
  isKnown: true,
  isAtHomeOnly: !crossAccount,
}));
const knownNames = new Set(kmsActions.map(({ name }) => `kms:${name.toLowerCase()}`));

/** Every action that the voices can tell apart on a key: those that a key policy can allow, and those to come. */
function actionAtoms(voices: readonly Voice[]): readonly ActionAtom[] {
  return [...known, ...futureActions(voices)];
}

/**
 * A wildcard isn't the list of today's actions: what it takes in beside them is an action of its own. A class whose first
 * text happens to be a known action is looked for again without it.
 */
function futureActions(voices: readonly Voice[]): readonly ActionAtom[] {
  const patterns = new Map<string, string>();
  for (const { actionPatterns } of voices)
    for (const pattern of actionPatterns)
      if (!knownNames.has(pattern.toLowerCase())) patterns.set(pattern.toLowerCase(), pattern);
  if (patterns.size === 0 && !voices.some(({ concerns }) => concerns(unheardOf))) return [];
  const globs = [prefix, `${prefix}*`, ...patterns.keys()].map((pattern) => globPattern(pattern));
  const avoided = new Set<string>();
  for (;;) {
    const found = textClasses([...globs, ...[...avoided].map((text) => literalPattern(text, false))]);
    if (found === null) return [...patterns.values()].flatMap(withoutClasses);
    const taken = found.filter((text) => knownNames.has(text) && !avoided.has(text));
    for (const text of taken) avoided.add(text);
    if (taken.length > 0) continue;
    const futures = found.filter((text) => isAction(text) && !knownNames.has(text));
    const atoms = futures.map((action) => ({
      name: nameOf(action, patterns),
      action,
      isKnown: false,
      isAtHomeOnly: false,
    }));
    const said = (action: string) => voices.map((voice) => voice.concerns(action)).join();
    return [...new Map(atoms.map((atom) => [`${atom.name} ${said(atom.action)}`, atom])).values()];
  }
}

const prefix = 'kms:';
const unheardOf = 'kms:unheardof';

function isAction(text: string): boolean {
  return text.startsWith(prefix) && text.length > prefix.length;
}

/** The narrowest pattern that has the action. */
function nameOf(action: string, patterns: ReadonlyMap<string, string>): string {
  const own = [...patterns].filter(([pattern]) => matchesPattern(pattern, action));
  const [narrowest] = own.sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  const text = (narrowest?.[1] ?? '*').replace(/^kms:/i, '');
  return text.replace(/\*+/g, '*');
}

/** Where patterns are too many to be told apart: each by itself. */
function withoutClasses(pattern: string): readonly ActionAtom[] {
  const action = pattern.toLowerCase().replace(/[*?]/g, 'z');
  if (!isAction(action) || knownNames.has(action)) return [];
  return [
    { name: pattern.replace(/^kms:/i, ''), action, isKnown: false, isAtHomeOnly: false, isGuess: true },
  ];
}

/** Another pattern can have actions of this one in common, but that isn't known: only what names it whole, or has all, counts. */
function concerns(voice: Voice, { action, name, isGuess }: ActionAtom): boolean {
  if (isGuess !== true) return voice.concerns(action);
  const pattern = `kms:${name}`.toLowerCase();
  const isNamed = voice.actionPatterns.some((each) => ['*', 'kms:*', pattern].includes(each.toLowerCase()));
  return isNamed !== voice.isNotAction;
}

/**
 * Actions that no voice and no condition key tells apart, nor whether they work across accounts; only those for which
 * something differs (`differs`: for each voice, whether the other side lacks its like).
 */
export function groupActions(
  voices: readonly Voice[],
  differs: readonly boolean[],
  keys: readonly string[],
  { actions, key }: Pick<Question, 'actions' | 'key'>,
): readonly ActionGroup[] {
  const names = new Set(actions.map((name) => name.toLowerCase()));
  const groups = new Map<string, ActionGroup & { readonly actions: ActionAtom[] }>();
  for (const action of actionAtoms(voices)) {
    if (names.size > 0 && !names.has(action.name.toLowerCase())) continue;
    // Nobody can do what this kind of key doesn't do.
    if (action.isKnown && !isPossibleFor(action.name, key)) continue;
    const concerned = voices.map((voice) => concerns(voice, action));
    if (!concerned.some((each, index) => each && differs[index] === true)) continue;
    const traits = `${action.isKnown} ${action.isGuess} ${action.isAtHomeOnly} ${keyTraits(action, keys)}`;
    const name = `${concerned.map((each) => (each ? 1 : 0)).join('')} ${traits}`;
    const group = groups.get(name);
    if (group !== undefined) group.actions.push(action);
    else groups.set(name, { id: groups.size, actions: [action], sample: action, concerned });
  }
  return [...groups.values()];
}

function keyTraits({ name, isKnown }: ActionAtom, keys: readonly string[]): string {
  return isKnown ? keys.map((key) => (isKeyOfAction(key, name) ? 1 : 0)).join('') : '';
}
