import { generateMaterial } from '../../material/material.js';
import type { Call } from '../../operation.js';
import { invalidState } from '../../service-error.js';
import type { KeyMaterial, KeyRecord } from '../../state.js';

/** One version of a key's material, ready for use. */
export interface ReadyMaterial {
  readonly id: string;
  /** Secret bytes, or a private key as PKCS#8. */
  readonly bytes: Buffer;
}

/**
 * The material that a key uses for what is new; made now if nothing needed it so far. Throws KMSInvalidStateException
 * where imported material is missing.
 */
export function currentMaterial(call: Call, key: KeyRecord): ReadyMaterial {
  const current = key.materials.find(({ state }) => state === 'CURRENT');
  if (current === undefined) throw missing(key);
  if (current.keyMaterial !== null || current.imported !== null) return ready(key, current);
  const keyMaterial = generateMaterial(key, call.random);
  call.fillMaterial(key, current.id, keyMaterial);
  return ready(key, { ...current, keyMaterial });
}

/**
 * The version with that id, current or not; null where the key never had it in use. Throws KMSInvalidStateException where
 * it was imported and is missing.
 */
export function materialById(key: KeyRecord, id: string): ReadyMaterial | null {
  const version = key.materials.find((material) => material.id === id);
  if (version === undefined) return null;
  return version.keyMaterial === null && version.imported === null ? null : ready(key, version);
}

function ready(key: KeyRecord, { id, keyMaterial }: KeyMaterial): ReadyMaterial {
  if (keyMaterial === null) throw missing(key);
  return { id, bytes: Buffer.from(keyMaterial, 'base64') };
}

const missing = (key: KeyRecord) => invalidState(`${key.arn} is pending import.`);
