import { isGraveFinding } from '../../model/guardrail.js';
import { addTargetOption, commandOf } from '../define-command.js';
import { exitCodes } from '../exit-codes.js';
import { progressOn } from '../progress.js';
import { runtimeOf } from '../runtime.js';
import { unknownTargets } from '../scope.js';

interface DriftOptions {
  readonly exitCode?: boolean;
  readonly target?: readonly string[];
}

/** `keywright drift`: where the live keys differ from the estate. */
export const defineDrift = commandOf<DriftOptions>(
  {
    usage: 'drift',
    summary: 'Report where live keys differ from the estate, and keys that nobody manages',
    formats: ['human', 'json', 'markdown', 'sarif'],
    examples: [
      ['keywright drift', 'what differs, field by field'],
      ['keywright drift --exit-code --format json', 'for a scheduled job: exit code 2 if anything differs'],
    ],
  },
  (command) => {
    command.option(
      '--exit-code',
      "exit with 2 if anything differs, can't be told, or violates a guardrail (error)",
    );
    addTargetOption(command);
  },
  async (session, _args, options) => {
    const pipeline = await import('../../pipeline.js');
    const loaded = await pipeline.validate(session.folder);
    if (!loaded.ok) return session.fail(loaded.problems);
    const targets = options.target ?? [];
    const unknown = unknownTargets(loaded.value, targets);
    if (unknown.length > 0) return session.fail(unknown);
    const progress = progressOn(session.terminal.stderr, Date.now);
    const found = await pipeline.drift(loaded.value, { targets }, runtimeOf(session.terminal, progress));
    progress.clear();
    if (!found.ok) return session.fail(found.problems);
    session.warn([...loaded.warnings, ...found.warnings]);
    const { driftHuman, driftJson, driftMarkdown, hasDrift } = await import('../../render/index.js');
    const report = found.value;
    const findings = report.guardrails ?? [];
    if (session.format === 'json') session.print(driftJson(report));
    else if (session.format === 'markdown') session.print(driftMarkdown(report));
    else if (session.format === 'sarif') {
      const { ruleInfos } = await import('../../access/guardrails/index.js');
      const problems = [...loaded.warnings, ...found.warnings];
      session.printSarif({ problems, findings, rules: ruleInfos(loaded.value.guardrails) });
    } else session.print(driftHuman(report, session.onStdout));
    const bad = hasDrift(report) || findings.some(isGraveFinding);
    return options.exitCode === true && bad ? exitCodes.changes : exitCodes.done;
  },
);
