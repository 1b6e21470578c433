import type { CommanderError } from 'commander';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ErrorCode } from '../model/error-codes.js';

const codes: Readonly<Record<string, ErrorCode>> = {
  'commander.unknownCommand': 'KW6001',
  'commander.unknownOption': 'KW6002',
};

/** A parser's complaint in our form: commander puts its suggestion on a second line in parentheses. */
export function usageProblem(error: CommanderError): Diagnostic {
  const [first = '', second = ''] = error.message.split(/\n(?=\(Did you mean)/);
  const message = quoted(first.replace(/^error: /, '').replace(/\.$/, ''));
  const suggestion = /^\(Did you mean (.+)\?\)$/s.exec(second)?.[1];
  const code = codes[error.code] ?? 'KW6003';
  return {
    code,
    severity: 'error',
    message,
    ...(suggestion === undefined ? {} : { remedy: `did you mean \`${suggestion}\`?` }),
  };
}

/** Whether commander only tells that it printed what was asked for (help, version). */
export function isAnswered(error: CommanderError): boolean {
  return ['commander.helpDisplayed', 'commander.help', 'commander.version'].includes(error.code);
}

function quoted(text: string): string {
  return text.replace(/'([^']*)'/g, '`$1`');
}
