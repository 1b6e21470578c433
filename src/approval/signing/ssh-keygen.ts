import { type ChildProcess, spawn } from 'node:child_process';

/** How ssh-keygen is called: where it finds its agent and home, and who sees what it says meanwhile. */
export interface SshKeygen {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told what it writes to its standard error, such as that a security key waits to be touched. */
  readonly onMessage: (text: string) => void;
}

/** How a call of ssh-keygen ended; `missing` where there is no such program. */
export type Ended =
  | { readonly kind: 'done'; readonly stdout: string }
  | { readonly kind: 'failed'; readonly stderr: string }
  | { readonly kind: 'missing' };

/**
 * Runs ssh-keygen with these arguments, never through a shell. It stays on our terminal, so that it can ask for a passphrase or a PIN
 * as it always does; its standard input is `input`.
 */
export function runSshKeygen(how: SshKeygen, args: readonly string[], input: Uint8Array): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn('ssh-keygen', args, { env: { ...how.env }, stdio: ['pipe', 'pipe', 'pipe'] });
    const said = collect(child, how.onMessage);
    child.on('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      done(missing ? { kind: 'missing' } : { kind: 'failed', stderr: error.message });
    });
    child.on('close', (code) => {
      const { stdout, stderr } = said;
      done(code === 0 ? { kind: 'done', stdout } : { kind: 'failed', stderr });
    });
    // It may end before it has read all of its input.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function collect({ stdout, stderr }: ChildProcess, onMessage: (text: string) => void) {
  const said = { stdout: '', stderr: '' };
  stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
    if (!/^Signing (data on standard input|file )/.test(text)) onMessage(text);
  });
  return said;
}
