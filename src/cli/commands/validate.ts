import type { DesiredKey } from '../../model/desired.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Estate } from '../../model/estate.js';
import { type GuardrailFinding, isGraveFinding } from '../../model/guardrail.js';
import { diagnosticsHuman } from '../../render/diagnostics.js';
import { findingsHuman } from '../../render/guardrails/findings-human.js';
import { validateJson } from '../../render/guardrails/validate-json.js';
import { count } from '../../render/words.js';
import { addTargetOption, commandOf } from '../define-command.js';
import { exitCodes, exitOfProblems } from '../exit-codes.js';
import { unknownTargets } from '../scope.js';
import type { Session } from '../session.js';

/** `keywright validate`: every problem of the estate, also those that only compiling and its guardrails find. No network. */
export const defineValidate = commandOf<{ readonly target?: readonly string[] }>(
  {
    usage: 'validate',
    summary: 'Check the estate and its guardrails and report every problem, without any network',
    formats: ['human', 'json', 'sarif'],
    examples: [
      ['keywright validate', 'check the estate in this folder'],
      ['keywright validate --estate keys --format json', 'the problems as JSON, for an editor or CI'],
      ['keywright validate --format sarif > keywright.sarif', 'for code scanning'],
    ],
  },
  addTargetOption,
  async (session, _args, options) => {
    const { compile, guard, validate } = await import('../../pipeline.js');
    const targets = options.target ?? [];
    const loaded = await validate(session.folder);
    const unknown = loaded.ok ? unknownTargets(loaded.value, targets) : [];
    const compiled = loaded.ok ? compile(loaded.value) : loaded;
    const problems = [
      ...(loaded.ok ? [...loaded.warnings, ...unknown] : []),
      ...(compiled.ok ? compiled.warnings : compiled.problems),
    ];
    const sound = loaded.ok && compiled.ok && unknown.length === 0;
    const inScope = (target: string) => targets.length === 0 || targets.includes(target);
    const findings = sound ? guardScope(loaded.value, compiled.value) : [];
    await tell(session, problems, findings, loaded.ok ? loaded.value : null);
    if (!sound) return exitOfProblems(problems);
    if (findings.some(isGraveFinding)) return exitCodes.input;
    if (session.format === 'human') {
      const held = new Set(compiled.value.filter(({ id }) => inScope(id.target)).map(({ id }) => id.name));
      const keys = targets.length === 0 ? loaded.value.keys.length : held.size;
      const places = loaded.value.targets.filter(({ name }) => inScope(name)).length;
      session.print(`ok: ${count(keys, 'key')} in ${count(places, 'target')}\n`);
    }
    return exitCodes.done;

    function guardScope(estate: Estate, desired: readonly DesiredKey[]): readonly GuardrailFinding[] {
      const part = { ...estate, targets: estate.targets.filter(({ name }) => inScope(name)) };
      const keys = desired.filter(({ id }) => inScope(id.target));
      return guard(part, keys, Date.now());
    }
  },
);

async function tell(
  session: Session,
  problems: readonly Diagnostic[],
  findings: readonly GuardrailFinding[],
  estate: Estate | null,
): Promise<void> {
  if (session.format === 'json') return session.print(validateJson(problems, findings));
  if (session.format === 'sarif') {
    const { ruleInfos } = await import('../../access/guardrails/index.js');
    return session.printSarif({ problems, findings, rules: ruleInfos(estate?.guardrails ?? []) });
  }
  if (problems.length > 0) session.print(diagnosticsHuman(problems, session.onStdout));
  if (findings.length > 0) session.print(findingsHuman(findings, session.onStdout));
}
