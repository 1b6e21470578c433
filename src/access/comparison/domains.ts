import { timeOf } from '../comparisons.js';
import { compileCondition } from '../compile-condition.js';
import type { Atom } from './atoms.js';
import { keyValues } from './fixed-values.js';
import type { Question } from './question.js';
import { domainOf, maskWhere, type Variable, type VariableTable } from './variables.js';
import { resourceKey } from './voices.js';

/** The classes of each variable that requests of a caller can have: by who it is, which key it is, and what is asked for. */
export function domainsOf(
  atom: Atom,
  atoms: readonly Atom[],
  { variables }: VariableTable,
  question: Question,
): ReadonlyMap<number, bigint> {
  const { notBefore } = question;
  return new Map(
    variables.map((variable) => {
      const known = knownValues(variable.key, question);
      const mask = known === undefined ? variable.full : pinnedMask(variable, known);
      const later = notBefore === undefined ? variable.full : laterMask(variable, notBefore);
      return [variable.id, mask & later & domainOf(variable, atom, atoms)];
    }),
  );
}

/** What every request has for a condition key (in lower case), by the key that it is about and what is asked for. */
export function knownValues(name: string, { home, key, pinned }: Question): readonly string[] | undefined {
  if (name === resourceKey) return key.arn === undefined ? undefined : [key.arn];
  return pinned.get(name) ?? keyValues(name, home, key);
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

function momentText(key: string, moment: number): string {
  return key === 'aws:epochtime' || Math.abs(moment) > 8e15
    ? String(Math.floor(moment / 1000))
    : new Date(moment).toISOString();
}

/** The classes that a moment from then on can have; all of them for what is no time. */
function laterMask(variable: Variable, notBefore: number): bigint {
  const { family, key, conditions, full } = variable;
  if (family !== 'date' || (key !== 'aws:currenttime' && key !== 'aws:epochtime')) return full;
  const limits = conditions.flatMap(({ condition }) => condition.values.map(timeOf));
  const moments = [notBefore, ...limits.flatMap((limit) => [limit - 1000, limit, limit + 1000])];
  return moments
    .filter((moment) => moment >= notBefore)
    .reduce((mask, moment) => mask | pinnedMask(variable, [momentText(key, moment)]), 0n);
}
