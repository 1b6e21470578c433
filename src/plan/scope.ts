import type { DesiredKey } from '../model/desired.js';
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { Estate, Target } from '../model/estate.js';
import { keyIdText } from '../model/key-state.js';
import type { Provider } from '../model/provider.js';

/** Which targets a run looks at; an empty list means all. */
export interface Scope {
  readonly targets: readonly string[];
}

/** The targets in scope, by name; a name that the estate doesn't have is a problem. */
export function chooseTargets(estate: Estate, { targets }: Scope): Outcome<readonly Target[]> {
  if (targets.length === 0) return { ok: true, value: estate.targets, warnings: [] };
  const known = new Set(estate.targets.map(({ name }) => name));
  const problems = targets
    .filter((name) => !known.has(name))
    .map(
      (name): Diagnostic => ({
        code: 'KW4031',
        severity: 'error',
        message: `the estate has no target \`${name}\``,
        remedy: `choose from ${[...known].map((target) => `\`${target}\``).join(', ')}`,
      }),
    );
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: estate.targets.filter(({ name }) => targets.includes(name)), warnings: [] };
}

/** What every key must be, compiled by the providers of its targets, in a fixed order. */
export function compileWith(providers: readonly Provider[], estate: Estate): Outcome<readonly DesiredKey[]> {
  const outcomes = providers.map((provider) => provider.compile(estate));
  const problems = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.problems));
  if (problems.length > 0) return { ok: false, problems };
  const keys = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : []));
  return {
    ok: true,
    value: [...keys].sort((a, b) => (keyIdText(a.id) < keyIdText(b.id) ? -1 : 1)),
    warnings: outcomes.flatMap((outcome) => (outcome.ok ? outcome.warnings : [])),
  };
}
