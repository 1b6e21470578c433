import { type Ended, runSshKeygen, type SshKeygen } from './ssh-keygen.js';

/**
 * What came of asking for a signature: `missing` without ssh-keygen, `refused` by it, `unfit` where the key signs but its signature
 * isn't accepted.
 */
export type Signed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: 'missing' | 'refused' | 'unfit'; readonly reason: string };

/** Somebody's key that can sign, wherever the key is. */
export interface Signer {
  /** Which key will sign: `SHA256:…`. */
  fingerprint(): Promise<Signed<string>>;
  /** An armored SSH signature over the data. */
  sign(data: Uint8Array, namespace: string): Promise<Signed<string>>;
}

/**
 * Signs with a key as OpenSSH does: a private key's file (a passphrase is asked for on the terminal), a public key's file whose
 * private half is in ssh-agent, or the file that stands for a key on a security key. `keyFile` is absolute, so that it can't be taken
 * for an option. We never read the private key.
 */
export function sshSigner(keyFile: string, how: SshKeygen): Signer {
  const silent: SshKeygen = { ...how, onMessage: () => undefined };
  return {
    fingerprint: async () => {
      const ended = await runSshKeygen(silent, ['-l', '-E', 'sha256', '-f', keyFile], new Uint8Array());
      const fingerprint = /^\d+ (SHA256:[A-Za-z0-9+/]{43}) /.exec(outputOf(ended))?.[1];
      return fingerprint === undefined ? failure(ended) : { ok: true, value: fingerprint };
    },
    sign: async (data, namespace) => {
      const ended = await runSshKeygen(how, ['-Y', 'sign', '-n', namespace, '-f', keyFile], data);
      const signature = outputOf(ended);
      return signature === '' ? failure(ended) : { ok: true, value: signature };
    },
  };
}

function outputOf(ended: Ended): string {
  return ended.kind === 'done' ? ended.stdout : '';
}

function failure(ended: Ended): Signed<never> {
  if (ended.kind === 'missing') return { ok: false, problem: 'missing', reason: 'there is no `ssh-keygen`' };
  const lines = ended.kind === 'failed' ? ended.stderr.split('\n').filter((line) => line.trim() !== '') : [];
  return { ok: false, problem: 'refused', reason: lines.at(-1)?.trim() ?? 'ssh-keygen made no signature' };
}
