import { conditionKeyText } from '../condition-keys.js';
import { operatorText } from '../condition-operators.js';
import type { PatternElement, Statement } from '../policy.js';
import type { NoParameters, PolicyCheck } from './check.js';
import { findingAt } from './statement-check.js';

export const redundantStatement: PolicyCheck<NoParameters> = {
  id: 'redundant-statement',
  title: 'two statements say the same',
  why: 'who changes one of the two believes to have changed the access',
  remedy: 'remove one of them',
  severity: 'note',
  origins: ['Access Analyzer REDUNDANT_STATEMENT'],
  parameters: {},
  run: ({ statements }) => {
    const meanings = statements.map(meaning);
    return statements.flatMap((statement, index) => {
      const first = meanings.indexOf(meanings[index] ?? '');
      if (first === index) return [];
      const message = `the statement says the same as number ${first + 1}`;
      return findingAt(statement, index, { path: [], message });
    });
  },
};

/** The statement without its Sid, and without order and spelling. */
function meaning(statement: Statement): string {
  const { effect, principals, actions, resources, conditions } = statement;
  return JSON.stringify([
    effect,
    principals?.not ?? null,
    sorted(principals?.entries.map(({ type, value }) => `${type} ${value}`) ?? []),
    element(actions, (text) => text.toLowerCase()),
    element(resources, (text) => text),
    sorted(
      conditions.map((condition) =>
        JSON.stringify([operatorText(condition), conditionKeyText(condition.key), sorted(condition.values)]),
      ),
    ),
  ]);
}

function element(of: PatternElement | null, spell: (text: string) => string): unknown {
  return of === null ? null : [of.not, sorted(of.patterns.map(spell))];
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
