import { resolve } from 'node:path';
import type { CheckpointKey } from '../apply/journal/sign-checkpoint.js';
import type { Signed } from '../approval/signing/ssh-signer.js';
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { ErrorCode } from '../model/error-codes.js';
import { visibleLines } from '../render/visible.js';
import type { Session } from './session.js';

/** With which key a checkpoint is to be signed, by the options. */
export interface KeyOptions {
  readonly key?: string;
  readonly kmsKey?: string;
}

/** A key, and the code for why it can't sign. */
export interface NamedKey {
  /** As the user wrote it. */
  readonly name: string;
  readonly key: CheckpointKey;
  readonly codes: Readonly<Record<Extract<Signed<never>, { ok: false }>['problem'], ErrorCode>>;
}

const sshCodes = { missing: 'KW4520', refused: 'KW4521', unfit: 'KW4522' } as const;
const kmsCodes = { missing: 'KW4576', refused: 'KW4576', unfit: 'KW4576' } as const;

/** Exactly one key has to be named. */
export async function checkpointKeyOf(
  { terminal: { cwd, env, stderr } }: Session,
  { key: file, kmsKey }: KeyOptions,
): Promise<Outcome<NamedKey>> {
  if (file !== undefined && kmsKey === undefined) {
    const [{ sshCheckpointKey }, { sshSigner }] = await Promise.all([
      import('../apply/journal/sign-checkpoint.js'),
      import('../approval/signing/ssh-signer.js'),
    ]);
    const onMessage = (text: string) => stderr.write(visibleLines(text));
    const key = sshCheckpointKey(sshSigner(resolve(cwd, file), { env, onMessage }));
    return { ok: true, value: { name: file, key, codes: sshCodes }, warnings: [] };
  }
  if (kmsKey === undefined || file !== undefined) return { ok: false, problems: [notOne] };
  const { kmsCheckpointKey } = await import('../apply/journal/kms/kms-key.js');
  const key = kmsCheckpointKey(kmsKey, env);
  return { ok: true, value: { name: kmsKey, key, codes: kmsCodes }, warnings: [] };
}

const notOne: Diagnostic = {
  code: 'KW6003',
  severity: 'error',
  message: '`journal checkpoint` needs either `--key FILE` or `--kms-key KEY`',
};
