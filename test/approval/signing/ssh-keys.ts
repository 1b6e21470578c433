import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A key made by ssh-keygen. */
export interface KeyFiles {
  readonly file: string;
  /** `TYPE BASE64`, without the comment. */
  readonly publicKey: string;
}

/** Makes a key in the folder; `options` are ssh-keygen's, such as `-t ed25519`. */
export function makeKey(folder: string, name: string, options: readonly string[], passphrase = ''): KeyFiles {
  const file = join(folder, name);
  execFileSync('ssh-keygen', ['-q', ...options, '-N', passphrase, '-C', 'a comment', '-f', file]);
  return { file, publicKey: publicKeyOf(`${file}.pub`) };
}

export function publicKeyOf(file: string): string {
  return readFileSync(file, 'utf8').split(' ').slice(0, 2).join(' ');
}

/** What `ssh-keygen -Y sign` makes of the data. */
export function signByHand(
  { file }: KeyFiles,
  namespace: string,
  data: Uint8Array,
  options: readonly string[] = [],
): string {
  const args = ['-Y', 'sign', '-n', namespace, '-f', file, ...options.flatMap((each) => ['-O', each])];
  return execFileSync('ssh-keygen', args, { input: data, stdio: ['pipe', 'pipe', 'ignore'] }).toString();
}

/** Whether `ssh-keygen -Y verify` takes it for a signature of that key, which is allowed in that namespace only. */
export function opensshAccepts(
  folder: string,
  publicKey: string,
  namespace: string,
  data: Uint8Array,
  armored: string,
): boolean {
  const [allowed, signature] = [join(folder, 'allowed_signers'), join(folder, 'signature')];
  writeFileSync(allowed, `somebody namespaces="${namespace}" ${publicKey}\n`);
  writeFileSync(signature, armored);
  const args = ['-Y', 'verify', '-f', allowed, '-I', 'somebody', '-n', namespace, '-s', signature];
  return spawnSync('ssh-keygen', args, { input: data }).status === 0;
}
