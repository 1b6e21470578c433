import type { SignedApproval } from '../../model/signed-approval.js';
import { jsonText } from '../visible.js';

/** What was signed and where it is, for programs; `schemas/signed-approval.schema.json` has its shape. */
export function approveJson(signed: SignedApproval): string {
  const { digest, decision, acknowledged, name, fingerprint, issuedAt, expiresAt, reason, file, notCounted } =
    signed;
  return jsonText({
    digest,
    decision,
    acknowledged,
    name,
    fingerprint,
    issuedAt,
    expiresAt,
    reason,
    file,
    notCounted,
  });
}
