import type { JsonObject } from '../../../model/json.js';
import { serialization, unsupported, validation } from '../../service-error.js';
import type { KeyRecord } from '../../state.js';
import { constraint, oneOf, optionalText, requiredBytes } from '../input.js';
import { isReplica } from './materials.js';

const day = 86_400_000;

/** What ImportKeyMaterial is asked for, apart from the key. */
export interface ImportRequest {
  readonly token: Buffer;
  readonly wrapped: Buffer;
  /** Milliseconds since the epoch; null: the material doesn't expire. */
  readonly validTo: number | null;
  /** Null where the caller leaves it to the key's history. */
  readonly type: 'NEW_KEY_MATERIAL' | 'EXISTING_KEY_MATERIAL' | null;
  readonly materialId: string | null;
  /** Null: as it was. */
  readonly description: string | null;
}

/**
 * Reads a request of ImportKeyMaterial at the time `now` (milliseconds since the epoch). Throws ValidationException.
 * Source: AWS KMS API reference, ImportKeyMaterial, Request Parameters.
 */
export function parseImportRequest(input: JsonObject, now: number): ImportRequest {
  const type = oneOf(input, 'ImportType', ['NEW_KEY_MATERIAL', 'EXISTING_KEY_MATERIAL']);
  const materialId = matching(input, 'KeyMaterialId', /^[a-f0-9]{64}$/);
  if (type === 'NEW_KEY_MATERIAL' && materialId !== null)
    throw validation('Input parameter keyMaterialId cannot be used with NEW_KEY_MATERIAL importType.');
  return {
    token: requiredBytes(input, 'ImportToken', { min: 1, max: 6144 }),
    wrapped: requiredBytes(input, 'EncryptedKeyMaterial', { min: 1, max: 6144 }),
    validTo: expiryOf(input, now),
    type,
    materialId,
    description: matching(input, 'KeyMaterialDescription', /^[a-zA-Z0-9:/_\s.-]{0,256}$/),
  };
}

/** Throws for what only symmetric encryption keys take, and a description that isn't the primary's. */
export function requireFitting({ type, materialId, description }: ImportRequest, key: KeyRecord): void {
  if (description !== null && isReplica(key))
    throw validation('Key material description can only be specified on primary Multi-Region keys');
  if (key.spec === 'SYMMETRIC_DEFAULT') return;
  if (type === null && materialId === null && description === null) return;
  throw unsupported(
    `ImportType, KeyMaterialId and KeyMaterialDescription are supported for symmetric encryption keys only; ${key.arn} has the key spec ${key.spec}.`,
  );
}

/** At most 365 days ahead, in whole seconds; the default model is that material expires. */
function expiryOf(input: JsonObject, now: number): number | null {
  const model = oneOf(input, 'ExpirationModel', ['KEY_MATERIAL_EXPIRES', 'KEY_MATERIAL_DOES_NOT_EXPIRE']);
  const given = input['ValidTo'] ?? null;
  if (model === 'KEY_MATERIAL_DOES_NOT_EXPIRE') {
    if (given === null) return null;
    throw validation('A validTo date cannot be set if the ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE');
  }
  if (given === null)
    throw validation('A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES');
  if (typeof given !== 'number') throw serialization('ValidTo is not a number of seconds since the epoch');
  const validTo = Math.floor(given) * 1000;
  if (validTo <= now) throw validation('ValidTo must be in the future');
  if (validTo > now + 365 * day) throw validation('ValidTo must be less than 365 days in the future');
  return validTo;
}

function matching(input: JsonObject, name: string, pattern: RegExp): string | null {
  const text = optionalText(input, name);
  if (text === null || pattern.test(text)) return text;
  throw constraint(text, name, `Member must satisfy regular expression pattern: ${pattern.source}`);
}
