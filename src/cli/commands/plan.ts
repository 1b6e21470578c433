import type { Diagnostic } from '../../model/diagnostic.js';
import { refusesPlan } from '../../model/guardrail.js';
import { keyIdText } from '../../model/key-state.js';
import type { Plan } from '../../model/plan.js';
import { trustOf, trustRefOption } from '../approving.js';
import { addTargetOption, commandOf } from '../define-command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { gitCommit } from '../git-commit.js';
import { printPlanResult } from '../print-plan.js';
import { progressOn } from '../progress.js';
import {
  addRehearsalOptions,
  exitOfRehearsal,
  type RehearsalFlags,
  type Rehearsed,
  readRehearsal,
  rehearsalProblems,
  rehearsePlan,
  withoutRehearsal,
} from '../rehearse-plan.js';
import { runtimeOf } from '../runtime.js';
import { unknownTargets } from '../scope.js';
import type { Session } from '../session.js';
import { toolVersion } from '../tool-version.js';
import { writeTextFile } from '../write-text-file.js';

interface PlanOptions extends RehearsalFlags {
  readonly out?: string;
  readonly exitCode?: boolean;
  readonly target?: readonly string[];
  readonly rehearse?: boolean;
  readonly trustRef?: string;
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
      [
        'keywright plan --rehearse --world world.yaml',
        'also apply it in a private simulator, and try whose access works',
      ],
    ],
  },
  (command) => {
    command
      .option('--out <file>', 'write the plan file')
      .option('--exit-code', 'exit with 2 if there are changes')
      .option(...trustRefOption)
      .option('--rehearse', 'also apply the plan in a private simulator, and try whose access then works');
    addRehearsalOptions(command);
    addTargetOption(command);
  },
  async (session, _args, options) => {
    const pipeline = await import('../../pipeline.js');
    const loaded = await pipeline.validate(session.folder);
    if (!loaded.ok) return session.fail(loaded.problems);
    const targets = options.target ?? [];
    const unknown = unknownTargets(loaded.value, targets);
    if (unknown.length > 0) return session.fail(unknown);
    const how = options.rehearse === true ? await readRehearsal(session, options) : null;
    const stray = how === null ? withoutRehearsal(options) : how.ok ? [] : how.problems;
    if (stray.length > 0) return session.fail(stray);
    const trust = await trustOf(session, loaded.value, options.trustRef);
    if (!trust.ok) return session.fail(trust.problems);
    const progress = progressOn(session.terminal.stderr, Date.now);
    const stamp = { toolVersion: toolVersion(), commit: await gitCommit(session.folder) };
    const runtime = runtimeOf(session.terminal, progress);
    const planned = await pipeline.plan(loaded.value, { targets }, trust.value, stamp, runtime);
    if (!planned.ok) {
      progress.clear();
      return session.fail(planned.problems);
    }
    const rehearsed =
      how?.ok === true ? await rehearsePlan(loaded.value, planned.value, how.value, runtime) : null;
    progress.clear();
    const warnings = [...loaded.warnings, ...trust.warnings, ...planned.warnings];
    session.warn([...warnings, ...(how?.ok === true ? how.warnings : [])]);
    if (options.out !== undefined) {
      const { printPlan } = await import('../../plan/plan-file.js');
      const written = await writeTextFile(session.terminal.cwd, options.out, printPlan(planned.value));
      if (!written.ok) return session.fail(written.problems);
    }
    const exit = exitOf(planned.value, options.exitCode === true);
    if (session.format === 'sarif') {
      const { ruleInfos } = await import('../../access/guardrails/index.js');
      const rules = ruleInfos(loaded.value.guardrails);
      const problems = [
        ...warnings,
        ...blockedProblems(planned.value),
        ...(rehearsed === null ? [] : rehearsalProblems(rehearsed)),
      ];
      session.printSarif({ problems, findings: planned.value.meta.guardrails ?? [], rules });
    } else await printPlanResult(session, planned.value, rehearsed?.ok === true ? rehearsed.value : null);
    return rehearsed === null ? exit : exitWithRehearsal(session, exit, rehearsed);
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

/** What stands in the way of the rehearsal, or what it found, counts for more than that there are changes. */
function exitWithRehearsal(session: Session, planned: ExitCode, rehearsed: Rehearsed): ExitCode {
  if (!rehearsed.ok) {
    if (session.format !== 'sarif') session.complain(rehearsed.problems);
    return rehearsed.exit;
  }
  session.warn(rehearsed.warnings);
  return exitOfRehearsal(rehearsed.value) === exitCodes.done ? planned : exitCodes.input;
}

function exitOf({ blocked, changes, meta }: Plan, changesCount: boolean): ExitCode {
  if (blocked.length > 0 || (meta.guardrails ?? []).some(refusesPlan)) return exitCodes.input;
  return changesCount && changes.length > 0 ? exitCodes.changes : exitCodes.done;
}
