import type { CheckParameters, GuardrailVocabulary } from '../../model/guardrail.js';
import { everyAction } from '../../model/operation-actions.js';
import { bundleNames, commonOperations, purposeOperations } from '../../model/operations.js';
import type { Path } from '../../model/place.js';
import type { Shaped } from '../kinds.js';
import { type Links, reportAt } from '../link/links.js';
import { nearest, oneOf, suggestion } from '../suggest.js';
import { ownRules } from './guardrails.js';

const words = [
  'anything',
  ...bundleNames,
  ...new Set([...Object.values(purposeOperations).flat(), ...commonOperations]),
];

/** Those that a key policy can give; an assertion about another one would never be violated. */
const actions = everyAction.map((name) => `kms:${name}`);

/** What an assertion forbids is something that somebody can do. */
export function knownOperations(links: Links): void {
  for (const { document, rule, path } of ownRules(links))
    (rule.never?.can ?? []).forEach((word, index) => {
      const remedy = word.startsWith('kms:') ? actionRemedy(word) : operationRemedy(word);
      if (remedy === null) return;
      const at = [...path, 'never', 'can', index];
      reportAt(links, document, at, 'KW2109', `there is no operation \`${word}\``, { remedy });
    });
}

/** What to write instead of an action that no key policy can allow; null where one can. AWS takes actions in any case. */
function actionRemedy(word: string): string | null {
  if (actions.some((name) => name.toLowerCase() === word.toLowerCase())) return null;
  const near = nearest(word, actions);
  return near === null
    ? 'write an action that a key policy can allow, such as `kms:CreateGrant`'
    : `did you mean \`${near}\`?`;
}

function operationRemedy(word: string): string | null {
  return words.some((name) => name === word) ? null : suggestion(word, words);
}

/** Checks and conditions are there, and parameters are of the kind that the check takes. */
export function knownChecks(links: Links): void {
  const { vocabulary } = links;
  if (vocabulary === null) return;
  for (const { document, rule, path } of ownRules(links)) {
    if (rule.check !== undefined) checkWords(links, document, rule.check, [...path, 'check'], vocabulary);
    (rule.never?.unless ?? []).forEach((condition, index) => {
      const problem = vocabulary.conditionProblem(condition);
      if (problem === null) return;
      const part = problem.includes('operator') ? 'operator' : 'key';
      reportAt(links, document, [...path, 'never', 'unless', index, part], 'KW2108', problem);
    });
  }
}

function checkWords(
  links: Links,
  document: Shaped<'Guardrail'>,
  check: { readonly id: string; readonly parameters?: Readonly<Record<string, unknown>> },
  path: Path,
  { checks }: GuardrailVocabulary,
): void {
  const defaults = checks.get(check.id);
  if (defaults === undefined) {
    const remedy = suggestion(check.id, [...checks.keys()].sort()) ?? undefined;
    reportAt(links, document, [...path, 'id'], 'KW2101', `there is no check \`${check.id}\``, { remedy });
    return;
  }
  for (const [name, value] of Object.entries(check.parameters ?? {})) {
    const problem = parameterProblem(check.id, name, value, defaults);
    if (problem !== null)
      reportAt(links, document, [...path, 'parameters', name], 'KW2102', problem.message, problem);
  }
}

function parameterProblem(check: string, name: string, value: unknown, defaults: CheckParameters) {
  const standard = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
  if (standard === undefined) {
    const names = Object.keys(defaults);
    const remedy = names.length === 0 ? 'remove `parameters`' : `write ${oneOf(names)}`;
    return { message: `\`${check}\` has no parameter \`${name}\``, remedy, of: 'name' as const };
  }
  const kind = kindOf(standard);
  if (kindOf(value) === kind) return null;
  const shown = typeof value === 'object' ? 'a list or map' : `\`${String(value)}\``;
  return { message: `\`${name}\` of \`${check}\` can't be ${shown}`, remedy: `write ${kind}` };
}

/** What a parameter's value is, in words; its default has the same. */
function kindOf(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? 'a whole number' : 'a number';
  if (typeof value === 'boolean') return '`true` or `false`';
  if (typeof value === 'string') return 'text';
  const texts = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return texts ? 'a list of texts' : 'nothing that a parameter can be';
}
