import { CommanderError } from 'commander';
import { diagnosticsHuman } from '../render/diagnostics.js';
import { bugReport } from './bug-report.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { buildProgram } from './program.js';
import { type Terminal, wantsColor } from './terminal.js';
import { isAnswered, usageProblem } from './usage-problem.js';

/** Runs one command line (without node and script) and answers with the exit code. Never throws. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exit: ExitCode = exitCodes.done;
  const program = buildProgram(terminal, (code) => {
    exit = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      terminal.stderr.write(bugReport(error, terminal.env));
      return exitCodes.input;
    }
    if (isAnswered(error)) return error.exitCode === 0 ? exitCodes.done : exitCodes.input;
    const options = {
      color: wantsColor(terminal.stderr, terminal.env, !argv.includes('--no-color')),
      width: terminal.stderr.columns,
      verbose: false,
    };
    const command = program.commands.map((each) => each.name()).find((name) => argv.includes(name)) ?? null;
    terminal.stderr.write(diagnosticsHuman([usageProblem(error, command)], options));
    return exitCodes.input;
  }
}
