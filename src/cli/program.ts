import { Command } from 'commander';
import { defineApply } from './commands/apply.js';
import { defineApprove } from './commands/approve.js';
import { defineCompile } from './commands/compile.js';
import { defineDiffPolicy } from './commands/diff-policy.js';
import { defineDrift } from './commands/drift.js';
import { defineGate } from './commands/gate.js';
import { defineInit } from './commands/init.js';
import { defineJournal } from './commands/journal.js';
import { definePlan } from './commands/plan.js';
import { defineRehearse } from './commands/rehearse.js';
import { defineRollback } from './commands/rollback.js';
import { defineShow } from './commands/show.js';
import { defineSim } from './commands/sim.js';
import { defineValidate } from './commands/validate.js';
import { defineWhatCan } from './commands/what-can.js';
import { defineWhoCan } from './commands/who-can.js';
import type { DefineCommand } from './define-command.js';
import type { ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';
import { toolVersion } from './tool-version.js';

/** In the order in which people meet them. */
const commands: readonly DefineCommand[] = [
  defineInit,
  defineValidate,
  defineCompile,
  definePlan,
  defineRehearse,
  defineShow,
  defineApprove,
  defineGate,
  defineApply,
  defineDrift,
  defineRollback,
  defineWhoCan,
  defineWhatCan,
  defineDiffPolicy,
  defineJournal,
  defineSim,
];

/**
 * The whole command line. Commands load what they need when they run, so that `validate` doesn't pay for the AWS SDK.
 * `onExit` is told the exit code of the command that ran.
 */
export function buildProgram(terminal: Terminal, onExit: (code: ExitCode) => void): Command {
  const program = new Command('keywright')
    .description(
      'Compile keys and grants in Git to key managers, plan the changes, and apply exactly that plan.',
    )
    .version(toolVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .option('--estate <dir>', "the estate's folder", '.')
    .option('--format <format>', 'human, json, markdown or sarif', 'human')
    .option('--no-color', 'no colours (also NO_COLOR; never without a terminal)')
    .option('--verbose', 'show what is folded otherwise; with sim: every call')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      // Complaints are thrown and told by `run` in keywright's own form.
      writeErr: (text) => terminal.stderr.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => terminal.stdout.columns,
      getErrHelpWidth: () => terminal.stderr.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride()
    .addHelpText('after', afterHelp);
  for (const define of commands) define(program, terminal, onExit);
  return program;
}

const afterHelp = `
Exit codes:
  0  done
  1  the estate, the arguments or a file is wrong, keys are blocked, a guardrail is violated,
     or a rehearsal fails
  2  with --exit-code: there are changes, drift, or another access
  3  the gate refuses: approvals are missing
  4  a key manager failed or refused, another run holds a target, or the journal can't be used
  5  the plan is stale

Examples:
  $ keywright init --estate keys && cd keys
  $ keywright validate
  $ keywright plan --out plan.json && keywright apply plan.json`;
