#!/usr/bin/env node
import process from 'node:process';
import { bugReport } from './bug-report.js';
import { exitCodes } from './exit-codes.js';
import { processTerminal } from './process-terminal.js';
import { run } from './run.js';
import { outputFailure } from './write-problem.js';

// The SDK's advice to update Node is for whoever maintains keywright; among a plan's lines it looks like a problem with the keys.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
const terminal = processTerminal();
let outputFailed = false;

// A reader that goes away (`keywright plan | head`) ends the output, not the work: an apply must go on.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || outputFailed) return;
  outputFailed = true;
  process.exitCode = exitCodes.input;
  terminal.stderr.write(outputFailure(error));
});
process.stderr.on('error', () => undefined);
// By default this signal kills; heard, the write that is too large fails with a reason (`ulimit -f`).
process.on('SIGXFSZ', () => undefined);

const crash = (error: unknown): void => {
  terminal.stderr.write(bugReport(error, terminal.env));
  process.exit(exitCodes.input);
};
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

const code = await run(process.argv.slice(2), terminal);
process.exitCode = outputFailed ? exitCodes.input : code;
