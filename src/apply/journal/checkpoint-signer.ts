import { type Checked, passed, refused } from '../../approval/signing/checked.js';
import { verifySshsig } from '../../approval/signing/sshsig.js';
import type { Checkpoint } from '../../model/journal.js';
import { checkpointNamespace, checkpointPayload, readSignature } from './checkpoint.js';
import { verifyKmsSignature } from './kms/kms-signature.js';

/** Who signed a checkpoint: the key's fingerprint, or why nobody did. Whether the key is anybody's is another question. */
export function checkpointSigner(checkpoint: Checkpoint): Checked<string> {
  const signed = readSignature(checkpoint.signed);
  if (signed === null) return refused('it is signed in no way that is known');
  const payload = checkpointPayload(checkpoint);
  if (signed.by === 'kms-key') return verifyKmsSignature(signed, payload, checkpointNamespace);
  const checked = verifySshsig(signed.signature, payload, checkpointNamespace);
  if (!checked.ok) return checked;
  const { text, fingerprint } = checked.value;
  return text === signed.key ? passed(fingerprint) : refused('it was signed by another key than it says');
}
