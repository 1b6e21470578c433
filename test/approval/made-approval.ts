import { payloadType, preAuthEncoding, printEnvelope } from '../../src/approval/signing/envelope.js';
import { approvalNamespace } from '../../src/approval/signing/namespace.js';
import type { Signed, Signer } from '../../src/approval/signing/ssh-signer.js';
import { type ApprovalStatement, printStatement } from '../../src/approval/statement.js';
import { sshFingerprint } from '../../src/model/ssh-public-key.js';
import { madeEd25519 } from './signing/made-signature.js';

const issuedAt = Date.parse('2027-03-01T12:00:00Z');

/** The key that signs here: `TYPE BASE64`. */
export const testKey = madeEd25519(Buffer.alloc(0)).publicKey;

export function statementOf(changes: Partial<ApprovalStatement> = {}): ApprovalStatement {
  return {
    digest: `sha256:${'5a'.repeat(32)}`,
    estate: 'acme',
    targets: ['prod-eu'],
    decision: 'approve',
    acknowledged: ['ledger@prod-eu'],
    name: 'Ann Example',
    fingerprint: sshFingerprint(testKey),
    issuedAt,
    expiresAt: issuedAt + 86_400_000,
    reason: null,
    ...changes,
  };
}

/** An approval's text around any payload, signed by the test's key. */
export function envelopeOf(payload: string | Uint8Array, type = payloadType): string {
  const bytes = Buffer.from(payload);
  const { armored } = madeEd25519(preAuthEncoding(type, bytes), { namespace: approvalNamespace });
  const text = printEnvelope(bytes, sshFingerprint(testKey), armored);
  return type === payloadType ? text : text.replace(payloadType, type);
}

export function approvalText(changes: Partial<ApprovalStatement> = {}): string {
  return envelopeOf(printStatement(statementOf(changes)));
}

/** A signer whose private key is in this process. */
export const testSigner: Signer = {
  fingerprint: async () => signed(sshFingerprint(testKey)),
  sign: async (data, namespace) => signed(madeEd25519(data, { namespace }).armored),
};

function signed(value: string): Signed<string> {
  return { ok: true, value };
}
