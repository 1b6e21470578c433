import { readCbor } from './cose.js';
import { readOr, refused } from './refusal.js';

/**
 * What an attestation document says. Source of fields and limits: aws/aws-nitro-enclaves-nsm-api, `docs/attestation_process.md`,
 * section 3.2.2; EC2 user guide, "Validate a NitroTPM Attestation Document".
 */
export interface AttestationDocument {
  readonly platform: Platform;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  /** PCRs by their index. */
  readonly registers: ReadonlyMap<number, Uint8Array>;
  /** The certificate of whoever signed, DER. */
  readonly certificate: Uint8Array;
  /** The certificates above it, DER, the root first. */
  readonly bundle: readonly Uint8Array[];
  /** DER; null where the document has none. */
  readonly publicKey: Uint8Array | null;
}

/** Where it comes from: a Nitro enclave, or an instance with NitroTPM. */
export type Platform = 'enclave' | 'tpm';

type Fields = ReadonlyMap<unknown, unknown>;

/** Throws ValidationException for a payload that is no attestation document. */
export function readDocument(payload: Uint8Array): AttestationDocument {
  const fields = readOr('its payload is not CBOR', () => readCbor(payload));
  if (!(fields instanceof Map)) throw refused('its payload is not a map');
  requireText(fields, 'module_id');
  if (requireText(fields, 'digest') !== 'SHA384') throw refused('its digest is not SHA384');
  const platform = fields.has('nitrotpm_pcrs') ? 'tpm' : 'enclave';
  for (const name of ['user_data', 'nonce']) optionalBytes(fields, name, 0, platforms[platform].freeBytes);
  return {
    platform,
    registers: readRegisters(fields, platform),
    timestamp: readTimestamp(fields),
    certificate: requireBytes(fields.get('certificate'), 'certificate', 1024),
    bundle: readBundle(fields),
    publicKey: optionalBytes(fields, 'public_key', 1, 1024),
  };
}

const platforms = {
  enclave: { registers: 'pcrs', count: 32, freeBytes: 512 },
  tpm: { registers: 'nitrotpm_pcrs', count: 24, freeBytes: 1024 },
} as const;

function readRegisters(fields: Fields, platform: Platform): ReadonlyMap<number, Uint8Array> {
  const { registers: name, count } = platforms[platform];
  const registers = fields.get(name);
  if (!(registers instanceof Map) || registers.size === 0) throw refused(`${name} is missing`);
  const entries = [...registers].map(([index, value]: [unknown, unknown]): [number, Uint8Array] => {
    const known = typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < count;
    if (!known || !(value instanceof Uint8Array) || ![32, 48, 64].includes(value.length))
      throw refused(`${name} has an entry that is no register`);
    return [index, value];
  });
  return new Map(entries);
}

function readTimestamp(fields: Fields): number {
  const timestamp = fields.get('timestamp');
  if (typeof timestamp !== 'number' || !Number.isInteger(timestamp) || timestamp <= 0)
    throw refused('timestamp is not a time');
  return timestamp;
}

function readBundle(fields: Fields): readonly Uint8Array[] {
  const bundle: unknown = fields.get('cabundle');
  if (!Array.isArray(bundle) || bundle.length === 0) throw refused('cabundle is missing');
  return bundle.map((certificate: unknown) => requireBytes(certificate, 'cabundle', 1024));
}

function requireText(fields: Fields, name: string): string {
  const value = fields.get(name);
  if (typeof value !== 'string' || value === '') throw refused(`${name} is missing`);
  return value;
}

function requireBytes(value: unknown, name: string, max: number): Uint8Array {
  if (!(value instanceof Uint8Array)) throw refused(`${name} is missing`);
  if (value.length < 1 || value.length > max) throw refused(`${name} is not of 1 to ${max} bytes`);
  return value;
}

/** The security module writes null for what it wasn't given. */
function optionalBytes(fields: Fields, name: string, min: number, max: number): Uint8Array | null {
  const value = fields.get(name) ?? null;
  if (value === null) return null;
  if (!(value instanceof Uint8Array) || value.length < min || value.length > max)
    throw refused(`${name} is not of ${min} to ${max} bytes`);
  return value;
}
