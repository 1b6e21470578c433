import { conditionWords, keyWords, quoted } from './condition-words.js';
import { type Cube, cubeText } from './cubes.js';
import { type AskedClasses, maskWhere, type Variable, type VariableTable } from './variables.js';

/** More alternatives than these aren't written out. */
const mostAlternatives = 8;
const mostLabels = 12;

/** Under which conditions cubes hold, in words; empty for always. `domain` has the classes that the caller can have. */
export function cubesWords(
  cubes: readonly Cube[],
  { variables }: VariableTable,
  domain: ReadonlyMap<number, bigint>,
): string {
  const ordered = [...cubes].sort((a, b) => a.size - b.size || (cubeText(a) < cubeText(b) ? -1 : 1));
  const texts = [...new Set(ordered.map((cube) => cubeWords(cube, variables, domain)))];
  if (texts.includes('')) return '';
  if (texts.length === 1) return texts[0] ?? '';
  const shown = texts.slice(0, mostAlternatives).map((text) => (text.includes(' and ') ? `(${text})` : text));
  if (texts.length > mostAlternatives) shown.push(`${texts.length - mostAlternatives} more cases`);
  return shown.join(' or ');
}

function cubeWords(cube: Cube, variables: readonly Variable[], domain: ReadonlyMap<number, bigint>): string {
  const parts = [...cube].flatMap(([id, mask]) => {
    const variable = variables[id];
    if (variable === undefined) return [];
    return [{ key: variable.keyText, text: maskWords(variable, mask, domain.get(id) ?? variable.full) }];
  });
  parts.sort((a, b) => (a.key + a.text < b.key + b.text ? -1 : 1));
  return parts.map(({ text }) => text).join(' and ');
}

/**
 * Which classes, in the words of the policies where one condition says it, or two do; else by the values themselves. All of it
 * within what the caller can have.
 */
function maskWords(variable: Variable, mask: bigint, full: bigint): string {
  const exact = exactWords(variable, mask, full) ?? valueWords(variable, mask, full);
  if (exact !== null) return exact;
  const { conditions } = variable;
  const pairs = conditions.length > mostPaired ? null : pairWords(choicesOf(variable, full), mask);
  return pairs ?? labelWords(variable, mask, full);
}

/** The first condition that says it, or of which the opposite does, those that somebody wrote first. */
function exactWords({ conditions }: Variable, mask: bigint, full: bigint): string | null {
  const found = conditions.flatMap((each): Choice[] => {
    const holds = (each.mask & full) === mask;
    if (!holds && (full & ~each.mask) !== mask) return [];
    return [{ mask, text: conditionWords(each.condition, holds), rank: rankOf(each, holds) }];
  });
  return inOrder(found)[0]?.text ?? null;
}

function choicesOf({ conditions }: Variable, full: bigint): readonly Choice[] {
  const choices = conditions.flatMap((each): Choice[] => [
    { mask: each.mask & full, text: conditionWords(each.condition, true), rank: rankOf(each, true) },
    { mask: full & ~each.mask, text: conditionWords(each.condition, false), rank: rankOf(each, false) },
  ]);
  return inOrder(choices);
}

function inOrder(choices: readonly Choice[]): readonly Choice[] {
  return [...choices].sort((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : 1));
}

interface Choice {
  readonly mask: bigint;
  readonly text: string;
  readonly rank: number;
}

/** A condition as somebody wrote it reads better than the opposite of one. */
function rankOf({ condition }: AskedClasses, holds: boolean): number {
  return (holds ? 0 : 1) + (condition.quantifier === null ? 0 : 2);
}

/** Where only values that are named, or having none, make the difference: those that are in, or those that are out. */
function valueWords(variable: Variable, mask: bigint, full: bigint): string | null {
  const named = namedMask(variable);
  const none = absentMask(variable) & full;
  const key = keyWords(variable.keyText);
  const valuesOf = (classes: bigint) =>
    labelsOf(variable, classes & ~none)
      .map(quoted)
      .sort()
      .join(', ');
  if ((mask & ~(named | none)) === 0n) {
    if (mask === none) return `${key} is absent`;
    return `${key} is ${(mask & none) === 0n ? '' : 'absent or '}${valuesOf(mask)}`;
  }
  const out = full & ~mask;
  if ((out & ~(named | none)) !== 0n) return null;
  if (out === none) return `${key} is present`;
  return `${key} is ${(out & none) === 0n ? '' : 'present and '}not ${valuesOf(out)}`;
}

/** The classes that are one value, which a condition names whole. */
function namedMask({ family, conditions, classes }: Variable): bigint {
  if (family !== 'text') return 0n;
  const values = new Set(
    conditions.flatMap(({ condition }) =>
      condition.quantifier === null && !/IgnoreCase|^Bool/.test(condition.operator) ? condition.values : [],
    ),
  );
  return maskWhere(
    classes,
    ([value, ...others]) =>
      value !== undefined && others.length === 0 && values.has(value) && !/[*?$]/.test(value),
  );
}

function absentMask({ classes }: Variable): bigint {
  return maskWhere(classes, (values) => values.length === 0);
}

/** More conditions on one key than this aren't tried in pairs. */
const mostPaired = 20;

function pairWords(choices: readonly Choice[], mask: bigint): string | null {
  const around = choices.filter((choice) => (mask & ~choice.mask) === 0n);
  for (const a of around)
    for (const b of around) if ((a.mask & b.mask) === mask) return `${a.text} and ${b.text}`;
  const inside = choices.filter((choice) => choice.mask !== 0n && (choice.mask & ~mask) === 0n);
  for (const a of inside)
    for (const b of inside) if ((a.mask | b.mask) === mask) return `(${a.text} or ${b.text})`;
  return null;
}

/** By values: those that are in, or those that are out where they are fewer. */
function labelWords(variable: Variable, mask: bigint, full: bigint): string {
  const out = full & ~mask;
  const [inside, outside] = [labelsOf(variable, mask), labelsOf(variable, out)];
  const key = keyWords(variable.keyText);
  const isIn = inside.length <= outside.length;
  const list = (isIn ? inside : outside).map(quoted);
  const shown = list.slice(0, mostLabels).join(', ');
  const more = list.length > mostLabels ? ` and ${list.length - mostLabels} more` : '';
  return `${key} is ${isIn ? '' : 'not '}one of the kinds ${shown}${more}`;
}

function labelsOf({ classes }: Variable, mask: bigint): readonly string[] {
  return classes.flatMap(({ values }, index) => {
    if ((mask & (1n << BigInt(index))) === 0n) return [];
    return [values.length === 0 ? 'absent' : values.join(' + ')];
  });
}
