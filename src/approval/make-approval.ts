import { parseApproval } from './parse-approval.js';
import { payloadType, preAuthEncoding, printEnvelope } from './signing/envelope.js';
import { approvalNamespace } from './signing/namespace.js';
import type { Signed, Signer } from './signing/ssh-signer.js';
import { type ApprovalStatement, printStatement } from './statement.js';

/**
 * The text of a signed approval. It is read again as the gate will read it, so that a key that can't approve is told now and not when
 * the plan is to be applied.
 */
export async function makeApproval(said: ApprovalStatement, signer: Signer): Promise<Signed<string>> {
  const payload = Buffer.from(printStatement(said));
  const armored = await signer.sign(preAuthEncoding(payloadType, payload), approvalNamespace);
  if (!armored.ok) return armored;
  const text = printEnvelope(payload, said.fingerprint, armored.value);
  const read = parseApproval(text, '');
  return read.ok ? { ok: true, value: text } : { ok: false, problem: 'unfit', reason: read.reason };
}
