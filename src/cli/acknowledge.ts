import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { ErrorCode } from '../model/error-codes.js';
import { shellWord } from '../render/shell-word.js';
import { visible } from '../render/visible.js';
import type { Terminal } from './terminal.js';

/**
 * Lets whoever approves name each key that the plan takes away: those of `named` are, the others are asked for where somebody sits at
 * the terminal. A wrong name is an answer, and the answer is no.
 */
export async function acknowledge(
  losses: readonly string[],
  named: readonly string[],
  ask: Terminal['ask'],
): Promise<Outcome<readonly string[]>> {
  const strangers = [...new Set(named)].filter((name) => !losses.includes(name));
  if (strangers.length > 0)
    return refuse(strangers.map((name) => problem('KW4524', `the plan doesn't take away \`${name}\``)));
  const open = losses.filter((loss) => !named.includes(loss));
  if (ask === null && open.length > 0) return refuse(open.map(notNamed));
  for (const loss of open) {
    const answer = await ask?.(`type the name of the key that will be lost, ${visible(loss)}: `);
    if (answer?.trim() !== loss) return refuse([notNamed(loss)]);
  }
  return { ok: true, value: losses, warnings: [] };
}

/** Asks for a plain yes; nobody there is no reason to doubt what was written on the command line. */
export async function confirm(question: string, ask: Terminal['ask']): Promise<Outcome<null>> {
  const answer = ask === null ? 'yes' : await ask(`${question} [yes/no] `);
  if (/^\s*(y|yes)\s*$/i.test(answer ?? '')) return { ok: true, value: null, warnings: [] };
  return refuse([problem('KW4527', 'nothing was signed')]);
}

function notNamed(loss: string): Diagnostic {
  return {
    ...problem('KW4523', `the plan takes away \`${loss}\`, and the approval doesn't name it`),
    remedy: `read the plan; then write \`--acknowledge ${shellWord(loss)}\`, or type the name when you are asked`,
  };
}

function problem(code: ErrorCode, message: string): Diagnostic {
  return { code, severity: 'error', message };
}

function refuse(problems: readonly Diagnostic[]): Outcome<never> {
  return { ok: false, problems };
}
