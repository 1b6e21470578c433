import type { Signed, Signer } from '../../approval/signing/ssh-signer.js';
import { verifySshsig } from '../../approval/signing/sshsig.js';
import type { Checkpoint, CheckpointSignature, JournalEntry } from '../../model/journal.js';
import { checkpointNamespace, checkpointPayload } from './checkpoint.js';
import { checkpointSigner } from './checkpoint-signer.js';

/** A key that can sign checkpoints, wherever it is. */
export interface CheckpointKey {
  sign(payload: Uint8Array, namespace: string): Promise<Signed<CheckpointSignature>>;
}

/** Signs that the journal had this entry at its place, and with it everything before. What isn't accepted by ourselves isn't given out. */
export async function signCheckpoint(
  { sequence, hash }: Pick<JournalEntry, 'sequence' | 'hash'>,
  key: CheckpointKey,
): Promise<Signed<Checkpoint>> {
  const signed = await key.sign(checkpointPayload({ sequence, hash }), checkpointNamespace);
  if (!signed.ok) return signed;
  const value = { sequence, hash, signed: signed.value };
  const checked = checkpointSigner(value);
  return checked.ok ? { ok: true, value } : { ok: false, problem: 'unfit', reason: checked.reason };
}

/** A person's SSH key as one for checkpoints. */
export function sshCheckpointKey(signer: Signer): CheckpointKey {
  return {
    sign: async (payload, namespace) => {
      const signed = await signer.sign(payload, namespace);
      if (!signed.ok) return signed;
      const checked = verifySshsig(signed.value, payload, namespace);
      if (!checked.ok) return { ok: false, problem: 'unfit', reason: checked.reason };
      return { ok: true, value: { by: 'ssh-key', key: checked.value.text, signature: signed.value } };
    },
  };
}
