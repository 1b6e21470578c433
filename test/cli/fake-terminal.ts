import type { Terminal } from '../../src/cli/terminal.js';

/** A terminal that keeps what is written to it; `stop` is what Ctrl-C does. */
export function fakeTerminal(
  cwd: string,
  over: {
    readonly isTerminal?: boolean;
    readonly env?: Terminal['env'];
    readonly stdin?: string;
    /** What somebody at the terminal answers, one after the other, and then nothing; without them, nobody sits there. */
    readonly answers?: readonly string[];
  } = {},
) {
  const written = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  const output = (name: 'stdout' | 'stderr') => ({
    isTerminal: over.isTerminal ?? false,
    columns: 100,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const terminal: Terminal = {
    env: over.env ?? {},
    cwd,
    stdout: output('stdout'),
    stderr: output('stderr'),
    readStdin: async (limit) => {
      const bytes = new TextEncoder().encode(over.stdin ?? '');
      return bytes.length > limit ? null : bytes;
    },
    ask: over.answers === undefined ? null : asking(over.answers, written),
    onStop: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const stop = (): void => {
    for (const listener of [...listeners]) listener();
  };
  return { terminal, written, stop, listeners };
}

function asking(answers: readonly string[], written: { stderr: string }): Terminal['ask'] {
  const left = [...answers];
  return async (question) => {
    written.stderr += `${question}\n`;
    return left.shift() ?? null;
  };
}
