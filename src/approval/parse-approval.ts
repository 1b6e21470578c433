import type { Approval } from '../model/approval.js';
import { type Checked, passed, refused } from './signing/checked.js';
import { openEnvelope } from './signing/envelope.js';
import { approvalNamespace } from './signing/namespace.js';
import { readStatement } from './statement.js';

/**
 * An approval from the text of its file, however it came here. The signature is verified first; only then its content is read. Whose
 * key it is, whether it still counts and for which plan, the gate decides. `from` says where it was found.
 */
export function parseApproval(text: string, from: string): Checked<Approval> {
  const opened = openEnvelope(text, approvalNamespace);
  if (!opened.ok) return opened;
  const { key, payload } = opened.value;
  const said = readStatement(payload);
  if (!said.ok) return said;
  const { digest, decision, acknowledged, fingerprint, issuedAt, expiresAt, reason } = said.value;
  if (fingerprint !== key.fingerprint)
    return refused('it is said to be of another key than the one that signed');
  return passed({
    digest,
    decision,
    by: { kind: 'ssh-key', key: key.text },
    issuedAt,
    expiresAt,
    acknowledged,
    ...(reason === null ? {} : { reason }),
    from,
  });
}
