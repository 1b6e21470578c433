import { isGraveFinding } from '../../model/guardrail.js';
import { approvalsOption, trustRefOption } from '../approving.js';
import { type GlassOptions, glassWarning, unsettledGlass } from '../broken-glass.js';
import { addTargetOption, commandOf } from '../define-command.js';
import { exitCodes } from '../exit-codes.js';
import { journalOption } from '../journal-place.js';
import { progressOn } from '../progress.js';
import { runtimeOf } from '../runtime.js';
import { unknownTargets } from '../scope.js';

interface DriftOptions extends GlassOptions {
  readonly exitCode?: boolean;
  readonly target?: readonly string[];
}

/** `keywright drift`: where the live keys differ from the estate, and what was applied with the glass broken. */
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
      "exit with 2 if anything differs, can't be told, or violates a guardrail (error), or if glass is broken",
    );
    command
      .option(...journalOption)
      .option(...approvalsOption)
      .option(...trustRefOption);
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
    const { glass, warnings } = await unsettledGlass(session, loaded.value, options);
    session.warn([...loaded.warnings, ...found.warnings, ...warnings]);
    const { driftHuman, driftJson, driftMarkdown, hasDrift } = await import('../../render/index.js');
    const report = glass.length === 0 ? found.value : { ...found.value, glass };
    const findings = report.guardrails ?? [];
    if (session.format === 'json') session.print(driftJson(report));
    else if (session.format === 'markdown') session.print(driftMarkdown(report));
    else if (session.format === 'sarif') {
      const { ruleInfos } = await import('../../access/guardrails/index.js');
      const problems = [...glass.map(glassWarning), ...loaded.warnings, ...found.warnings, ...warnings];
      session.printSarif({ problems, findings, rules: ruleInfos(loaded.value.guardrails) });
    } else session.print(driftHuman(report, session.onStdout));
    const bad = glass.length > 0 || hasDrift(report) || findings.some(isGraveFinding);
    return options.exitCode === true && bad ? exitCodes.changes : exitCodes.done;
  },
);
