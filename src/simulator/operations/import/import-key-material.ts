import { parseImportedMaterial } from '../../material/material.js';
import type { Call, Conditions, Operation } from '../../operation.js';
import { incorrectKeyMaterial, invalidCiphertext } from '../../service-error.js';
import type { KeyRecord } from '../../state.js';
import { type ImportRequest, parseImportRequest, requireFitting } from './import-request.js';
import { importParameters } from './import-token.js';
import { importableKey } from './importable-key.js';
import { placeMaterial } from './place-material.js';
import { unwrap } from './wrapping/unwrap.js';

/** AWS KMS API reference, ImportKeyMaterial. Only symmetric encryption keys' material has an id to answer. */
export const importKeyMaterial: Operation = {
  name: 'ImportKeyMaterial',
  run: (input, call) => {
    const request = parseImportRequest(input, call.now);
    const key = importableKey(input, call, 'ImportKeyMaterial', conditionsOf(request));
    requireFitting(request, key);
    const material = unwrapped(call, key, request);
    const id = placeMaterial(call.store, key, { ...request, material, now: call.now });
    return { KeyId: key.arn, ...(key.spec === 'SYMMETRIC_DEFAULT' ? { KeyMaterialId: id } : {}) };
  },
};

function conditionsOf({ validTo }: ImportRequest): Conditions {
  if (validTo === null) return { 'kms:ExpirationModel': 'KEY_MATERIAL_DOES_NOT_EXPIRE' };
  return {
    'kms:ExpirationModel': 'KEY_MATERIAL_EXPIRES',
    'kms:ValidTo': new Date(validTo).toISOString(),
  };
}

function unwrapped(call: Call, key: KeyRecord, { token, wrapped }: ImportRequest): string {
  const { tokenId, wrappingAlgorithm, privateKey } = importParameters(call.store, key.arn, token, call.now);
  const wrappingKey = { id: tokenId, bytes: Buffer.from(privateKey, 'base64') };
  const bytes = unwrap(wrappingAlgorithm, wrappingKey, wrapped);
  if (bytes === null) throw invalidCiphertext();
  const material = parseImportedMaterial(key, bytes);
  if (material === null && key.spec === 'SYMMETRIC_DEFAULT') throw invalidCiphertext();
  if (material === null)
    throw incorrectKeyMaterial(`The key material does not fit the key spec ${key.spec}.`);
  return material;
}
