import { keyPolicyActions } from '../actions.js';
import { matchesPattern } from '../wildcard.js';
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
}

const known: readonly ActionAtom[] = keyPolicyActions.map(({ name }) => ({
  name,
  action: `kms:${name.toLowerCase()}`,
  isKnown: true,
}));
const knownNames = new Set(known.map(({ action }) => action));

/** Every action that the voices can tell apart on a key: those that a key policy can allow, and those to come. */
export function actionAtoms(voices: readonly Voice[]): readonly ActionAtom[] {
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
  const globs = [anyAction, ...patterns.keys()].map((pattern) => globPattern(pattern));
  const avoided = new Set<string>();
  for (;;) {
    const found = textClasses([...globs, ...[...avoided].map((text) => literalPattern(text, false))]);
    if (found === null) return [...patterns.values()].flatMap(withoutClasses);
    const taken = found.filter((text) => knownNames.has(text) && !avoided.has(text));
    for (const text of taken) avoided.add(text);
    if (taken.length > 0) continue;
    const futures = found.filter((text) => matchesPattern(anyAction, text) && !knownNames.has(text));
    const distinct = new Map(
      futures.map((text) => [voices.map((voice) => voice.concerns(text)).join(), text]),
    );
    return [...distinct.values()].map((action) => ({
      name: nameOf(action, patterns),
      action,
      isKnown: false,
    }));
  }
}

const anyAction = 'kms:?*';
const unheardOf = 'kms:unheardof';

/** The narrowest pattern that has the action. */
function nameOf(action: string, patterns: ReadonlyMap<string, string>): string {
  const own = [...patterns].filter(([pattern]) => matchesPattern(pattern, action));
  const [narrowest] = own.sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  const text = (narrowest?.[1] ?? '*').replace(/^kms:/i, '');
  return text.replace(/\*+/g, '*');
}

/** Where patterns are too many to be told apart: each by one action of its own. */
function withoutClasses(pattern: string): readonly ActionAtom[] {
  const action = pattern.toLowerCase().replace(/[*?]/g, 'z');
  if (!action.startsWith('kms:') || knownNames.has(action)) return [];
  return [{ name: pattern.replace(/^kms:/i, ''), action, isKnown: false }];
}
