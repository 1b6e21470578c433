import { relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import { diagnosticsHuman, diagnosticsJson } from '../render/diagnostics.js';
import type { RenderOptions } from '../render/options.js';
import { type SarifInput, sarifText } from '../render/sarif/sarif.js';
import { type ExitCode, exitOfProblems } from './exit-codes.js';
import { type Output, type Terminal, wantsColor } from './terminal.js';
import { toolVersion } from './tool-version.js';

export const formats = ['human', 'json', 'markdown', 'sarif'] as const;
export type Format = (typeof formats)[number];

/** The options that every command takes, as commander gives them. */
export interface GlobalOptions {
  readonly estate: string;
  readonly format: string;
  readonly color: boolean;
  readonly verbose?: boolean;
}

/** One run of one command: where it works and how it answers. */
export interface Session {
  readonly terminal: Terminal;
  /** The estate's folder, absolute. */
  readonly folder: string;
  readonly format: Format;
  readonly onStdout: RenderOptions;
  readonly onStderr: RenderOptions;
  /** Prints a result. */
  print(text: string): void;
  /** Prints problems and findings as a SARIF log. */
  printSarif(content: Omit<SarifInput, 'toolVersion' | 'base'>): void;
  /** Prints what stands in the way, and answers with the exit code for it. */
  fail(problems: readonly Diagnostic[]): ExitCode;
  /** Prints problems beside a result. */
  complain(problems: readonly Diagnostic[]): void;
  /** Prints warnings beside a result. */
  warn(warnings: readonly Diagnostic[]): void;
}

export function openSession(terminal: Terminal, options: GlobalOptions, format: Format): Session {
  const onStdout = renderOptions(terminal.stdout, terminal, options);
  const onStderr = renderOptions(terminal.stderr, terminal, options);
  const folder = resolve(terminal.cwd, options.estate);
  const printSarif: Session['printSarif'] = (content) => {
    const base = baseOf(folder, terminal.cwd);
    terminal.stdout.write(sarifText({ ...content, toolVersion: toolVersion(), base }));
  };
  return {
    terminal,
    folder,
    format,
    onStdout,
    onStderr,
    print: (text) => terminal.stdout.write(text),
    printSarif,
    fail: (problems) => {
      if (format === 'json') terminal.stdout.write(diagnosticsJson(problems));
      else if (format === 'sarif') printSarif({ problems, findings: [], rules: [] });
      else terminal.stderr.write(diagnosticsHuman(problems, onStderr));
      return exitOfProblems(problems);
    },
    complain: (problems) => terminal.stderr.write(diagnosticsHuman(problems, onStderr)),
    warn: (warnings) => terminal.stderr.write(diagnosticsHuman(warnings, onStderr)),
  };
}

/** The estate's folder as seen from where the command runs, which in CI is the repository; empty for one outside. */
function baseOf(folder: string, cwd: string): string {
  const path = relative(cwd, folder).split(sep).join('/');
  return path === '..' || path.startsWith('../') ? '' : path;
}

function renderOptions(output: Output, terminal: Terminal, options: GlobalOptions): RenderOptions {
  return {
    color: wantsColor(output, terminal.env, options.color),
    width: Math.max(40, output.columns),
    verbose: options.verbose === true,
  };
}
