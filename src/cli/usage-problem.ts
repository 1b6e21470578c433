import type { CommanderError } from 'commander';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ErrorCode } from '../model/error-codes.js';

const codes: Readonly<Record<string, ErrorCode>> = {
  'commander.unknownCommand': 'KW6001',
  'commander.unknownOption': 'KW6002',
};

/**
 * A parser's complaint in our form: commander puts its suggestion on a second line in parentheses. `command` is the one that was
 * called; null for none that there is.
 */
export function usageProblem(error: CommanderError, command: string | null = null): Diagnostic {
  const [first = '', second = ''] = error.message.split(/\n(?=\(Did you mean)/);
  const message = quoted(
    first
      .replace(/^error: /, '')
      .replace(/\.$/, '')
      .replace(wrongValue, valueWords),
  );
  const suggestion = /^\(Did you mean (.+)\?\)$/s.exec(second)?.[1];
  const code = codes[error.code] ?? 'KW6003';
  return {
    code,
    severity: 'error',
    message,
    ...remedyFor(suggestion, code, command),
  };
}

/** Commander's own sentence about a value, followed by ours. */
const wrongValue = /^(?:option|command-argument value) '([^']*)' argument '(.*)' is invalid\. (.*)$/s;
const valueWords = "'$2' can’t be the value of '$1': $3";

function remedyFor(suggestion: string | undefined, code: ErrorCode, command: string | null) {
  if (suggestion !== undefined) return { remedy: `did you mean \`${suggestion}\`?` };
  if (command === null || code === 'KW6001') return {};
  return { remedy: `\`keywright ${command} --help\` shows what it takes, with examples` };
}

/** Whether commander only tells that it printed what was asked for (help, version). */
export function isAnswered(error: CommanderError): boolean {
  return ['commander.helpDisplayed', 'commander.help', 'commander.version'].includes(error.code);
}

function quoted(text: string): string {
  return text.replace(/'([^']*)'/g, '`$1`');
}
