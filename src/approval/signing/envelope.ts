import { strictJson } from '../strict-json.js';
import { decodeBase64 } from './base64.js';
import { type Checked, passed, refused } from './checked.js';
import type { SshPublicKey } from './public-key.js';
import { verifySshsig } from './sshsig.js';

/** The type of in-toto statements (in-toto/attestation, spec/v1/envelope.md). */
export const payloadType = 'application/vnd.in-toto+json';

/** What is signed in place of the payload: DSSE's pre-authentication encoding (secure-systems-lab/dsse, protocol.md, v1). */
export function preAuthEncoding(type: string, payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/** The text of a DSSE envelope with one signature, which is an armored SSH signature over the encoding above. */
export function printEnvelope(payload: Uint8Array, fingerprint: string, armored: string): string {
  const signature = { keyid: fingerprint, sig: Buffer.from(armored).toString('base64') };
  const envelope = { payload: Buffer.from(payload).toString('base64'), payloadType, signatures: [signature] };
  return `${JSON.stringify(envelope, null, 2)}\n`;
}

/** A payload whose signature was verified, and the key that made it. */
export interface Opened {
  readonly payload: Buffer;
  readonly key: SshPublicKey;
}

/**
 * Opens an envelope with exactly one signature. The payload comes out only after the signature was verified, and nothing here looks
 * into it. A key id is a hint, but one that is there has to be right.
 */
export function openEnvelope(text: string, namespace: string): Checked<Opened> {
  const envelope = readEnvelope(strictJson(text));
  if (!envelope.ok) return envelope;
  const { type, payload, armored, keyid } = envelope.value;
  const key = verifySshsig(armored, preAuthEncoding(type, payload), namespace);
  if (!key.ok) return refused(`bad signature: ${key.reason}`);
  if (keyid !== undefined && keyid !== key.value.fingerprint)
    return refused('it names another key than the one that signed');
  if (type !== payloadType) return refused(`it holds \`${type}\`, not \`${payloadType}\``);
  return passed({ payload, key: key.value });
}

interface Envelope {
  readonly type: string;
  readonly payload: Buffer;
  readonly armored: string;
  readonly keyid: string | undefined;
}

function readEnvelope(json: unknown): Checked<Envelope> {
  if (!hasOnly(json, ['payload', 'payloadType', 'signatures'])) return refused('it is no DSSE envelope');
  const { payload, payloadType: type, signatures } = json;
  if (!Array.isArray(signatures) || signatures.length !== 1)
    return refused('it has not exactly one signature');
  const [signature]: readonly unknown[] = signatures;
  if (!hasOnly(signature, ['keyid', 'sig'])) return refused('it is no DSSE envelope');
  const { keyid, sig } = signature;
  if (keyid !== undefined && typeof keyid !== 'string') return refused('it is no DSSE envelope');
  const [body, armor] = [bytesOf(payload), bytesOf(sig)];
  if (typeof type !== 'string' || body === null || armor === null) return refused('it is no DSSE envelope');
  return passed({ type, payload: body, armored: armor.toString('latin1'), keyid });
}

function bytesOf(value: unknown): Buffer | null {
  return typeof value === 'string' ? decodeBase64(value) : null;
}

/** Whether it is an object without other members: what nobody signed and nobody reads has no place in it. */
function hasOnly(value: unknown, names: readonly string[]): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).every((name) => names.includes(name));
}
