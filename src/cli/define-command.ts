import type { Command } from 'commander';
import type { ExitCode } from './exit-codes.js';
import { type Format, formats, type GlobalOptions, openSession, type Session } from './session.js';
import type { Terminal } from './terminal.js';

/** Adds one command to the program. */
export type DefineCommand = (program: Command, terminal: Terminal, onExit: (code: ExitCode) => void) => void;

interface CommandText {
  /** Name and arguments, as commander wants them: `compile [keys...]`. */
  readonly usage: string;
  readonly summary: string;
  readonly formats: readonly Format[];
  /** What to type, and what it does. */
  readonly examples: readonly (readonly [string, string])[];
}

/** A command from its texts, its own options, and the work that it does when it is called. */
export function commandOf<Options extends object>(
  text: CommandText,
  addOptions: (command: Command) => void,
  work: (session: Session, args: readonly string[], options: Options) => Promise<ExitCode>,
): DefineCommand {
  return (program, terminal, onExit) => {
    const command = program
      .command(text.usage)
      .summary(text.summary)
      .description(`${text.summary}. Formats: ${text.formats.join(', ')}.`)
      .addHelpText('after', () => `\nExamples:\n${exampleLines(text.examples)}`);
    addOptions(command);
    command.action(async () => {
      const options = command.optsWithGlobals<Options & GlobalOptions>();
      const format = formatOf(options.format, text.formats);
      if (format === null) {
        const session = openSession(terminal, options, 'human');
        onExit(session.fail([unknownFormat(options.format, text)]));
        return;
      }
      onExit(await work(openSession(terminal, options, format), command.args, options));
    });
  };
}

/** Targets to limit the work to. */
export function addTargetOption(command: Command): void {
  command.option('--target <names...>', 'only these targets (default: all)');
}

function formatOf(word: string, allowed: readonly Format[]): Format | null {
  const format = formats.find((known) => known === word);
  return format !== undefined && allowed.includes(format) ? format : null;
}

function unknownFormat(word: string, text: CommandText) {
  return {
    code: 'KW6004',
    severity: 'error',
    message: `\`${text.usage.split(' ')[0]}\` has no format \`${word}\``,
    remedy: `use \`--format ${text.formats.join('` or `--format ')}\``,
  } as const;
}

function exampleLines(examples: CommandText['examples']): string {
  return examples.map(([line, what]) => `  $ ${line}\n      ${what}`).join('\n');
}
