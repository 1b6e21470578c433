/** What the command line writes to and is told by; the process itself only in `process-terminal.ts`. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The absolute folder that relative paths start from. */
  readonly cwd: string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** What the standard input holds, to its end; null where it is more than `limit` bytes. */
  readStdin(limit: number): Promise<Uint8Array | null>;
  /** Asks whoever sits at the terminal and answers with their line; null where they end it instead. No function where nobody sits there. */
  readonly ask: ((question: string) => Promise<string | null>) | null;
  /** Calls back when the user asks to stop (SIGINT, SIGTERM); the answer takes the listener off again. */
  onStop(listener: () => void): () => void;
}

export interface Output {
  readonly isTerminal: boolean;
  readonly columns: number;
  write(text: string): void;
}

/** Whether to colour an output: on a terminal, unless the user says no (https://no-color.org). */
export function wantsColor(output: Output, env: Terminal['env'], flag: boolean): boolean {
  if (!flag || (env['NO_COLOR'] ?? '') !== '') return false;
  return output.isTerminal && env['TERM'] !== 'dumb';
}
