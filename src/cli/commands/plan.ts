import type { Diagnostic } from '../../model/diagnostic.js';
import { refusesPlan } from '../../model/guardrail.js';
import { keyIdText } from '../../model/key-state.js';
import type { Plan } from '../../model/plan.js';
import { addTargetOption, commandOf } from '../define-command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { gitCommit } from '../git-commit.js';
import { printPlanResult } from '../print-plan.js';
import { progressOn } from '../progress.js';
import { runtimeOf } from '../runtime.js';
import { unknownTargets } from '../scope.js';
import { toolVersion } from '../tool-version.js';
import { writeTextFile } from '../write-text-file.js';

interface PlanOptions {
  readonly out?: string;
  readonly exitCode?: boolean;
  readonly target?: readonly string[];
}

/** `keywright plan`: what would change, and the plan file that `apply` takes. Writes nothing to any target. */
export const definePlan = commandOf<PlanOptions>(
  {
    usage: 'plan',
    summary: 'Read the live keys and say what would change, who gains and who loses access',
    formats: ['human', 'json', 'markdown', 'sarif'],
    examples: [
      ['keywright plan --out plan.json', 'show the plan and write it to a file for `apply`'],
      ['keywright plan --target prod-eu --exit-code', 'one target; exit code 2 if anything would change'],
      ['keywright plan --format markdown', 'the plan as a comment for a pull request'],
    ],
  },
  (command) => {
    command
      .option('--out <file>', 'write the plan file')
      .option('--exit-code', 'exit with 2 if there are changes');
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
    const stamp = { toolVersion: toolVersion(), commit: await gitCommit(session.folder) };
    const runtime = runtimeOf(session.terminal, progress);
    const planned = await pipeline.plan(loaded.value, { targets }, stamp, runtime);
    progress.clear();
    if (!planned.ok) return session.fail(planned.problems);
    session.warn([...loaded.warnings, ...planned.warnings]);
    if (options.out !== undefined) {
      const { printPlan } = await import('../../plan/plan-file.js');
      const written = await writeTextFile(session.terminal.cwd, options.out, printPlan(planned.value));
      if (!written.ok) return session.fail(written.problems);
    }
    if (session.format === 'sarif') {
      const { ruleInfos } = await import('../../access/guardrails/index.js');
      const rules = ruleInfos(loaded.value.guardrails);
      const problems = [...loaded.warnings, ...planned.warnings, ...blockedProblems(planned.value)];
      session.printSarif({ problems, findings: planned.value.meta.guardrails ?? [], rules });
    } else await printPlanResult(session, planned.value);
    return exitOf(planned.value, options.exitCode === true);
  },
);

/** The keys that the plan leaves out, as problems. */
function blockedProblems({ blocked }: Plan): readonly Diagnostic[] {
  return blocked.map(({ key, code, message, remedy }) => ({
    code,
    severity: 'error',
    message: `\`${keyIdText(key)}\`: ${message}`,
    remedy,
  }));
}

function exitOf({ blocked, changes, meta }: Plan, changesCount: boolean): ExitCode {
  if (blocked.length > 0 || (meta.guardrails ?? []).some(refusesPlan)) return exitCodes.input;
  return changesCount && changes.length > 0 ? exitCodes.changes : exitCodes.done;
}
