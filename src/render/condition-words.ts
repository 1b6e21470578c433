import { conditionPhrases } from '../model/condition-phrases.js';

/**
 * A row's conditions in fewer words: those that have a phrase of their own by it, all others as they are. What stands in
 * quotes is a value, whatever it says, and what stands in parentheses belongs together.
 */
export function conditionWords(conditions: string): string {
  const alternatives = splitApart(conditions, ' or ');
  if (alternatives === null) return conditions;
  const parts = alternatives.map((alternative) => splitApart(alternative, ' and ') ?? [alternative]);
  const alone = parts.flat().length === 1;
  return parts
    .map((all) => all.map((part) => (alone ? phraseOf(part) : amongOthers(phraseOf(part)))).join(' and '))
    .join(' or ');
}

/** `unless …` can only be all that is said: beside other conditions it is `not …`. */
function amongOthers(phrase: string): string {
  return phrase.replace(/^unless /, 'not ');
}

function phraseOf(condition: string): string {
  const inside = /^\((.+)\)$/.exec(condition)?.[1];
  if (inside !== undefined) return `(${conditionWords(inside)})`;
  for (const { pattern, phrase, without } of conditionPhrases) {
    const found = pattern.exec(condition)?.groups;
    const list = found === undefined ? null : splitApart(found['values'] ?? '', ', ');
    if (found === undefined || list === null) continue;
    const shown = list.map((value) => (without === undefined ? value : value.replace(without, '')));
    return phrase.replace('{name}', () => found['name'] ?? '').replace('{values}', () => shown.join(' or '));
  }
  return condition;
}

/**
 * The parts between separators that stand neither in double quotes nor in parentheses; a comma before the separator makes it a
 * part of the sentence. Null where a quote or parenthesis is never closed.
 */
function splitApart(text: string, separator: string): readonly string[] | null {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted && character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '(') depth += 1;
    else if (!quoted && character === ')') depth -= 1;
    else if (!quoted && depth === 0 && text.startsWith(separator, at) && text.charAt(at - 1) !== ',') {
      parts.push(text.slice(start, at));
      start = at + separator.length;
      at = start - 1;
    }
  }
  return quoted || depth !== 0 ? null : [...parts, text.slice(start)];
}
