import type { JsonObject } from '../../../model/json.js';
import { type KeySpecFacts, keySpecs, keySpecsInErrors } from '../../key-specs.js';
import { unsupported, validation } from '../../service-error.js';
import type { KeyOrigin, KeyUsage } from '../../state.js';
import { oneOf, optionalBoolean, optionalText } from '../input.js';

/** What a CreateKey request asks the key to be. */
export interface KeyRequest {
  readonly spec: string;
  readonly usage: KeyUsage;
  readonly origin: KeyOrigin;
  readonly multiRegion: boolean;
  readonly customKeyStoreId: string | null;
  readonly xksKeyId: string | null;
}

const usages = [
  'SIGN_VERIFY',
  'ENCRYPT_DECRYPT',
  'GENERATE_VERIFY_MAC',
  'KEY_AGREEMENT',
  'ENCAPSULATE_DECAPSULATE',
] as const satisfies readonly KeyUsage[];

const origins = [
  'AWS_KMS',
  'EXTERNAL',
  'AWS_CLOUDHSM',
  'EXTERNAL_KEY_STORE',
] as const satisfies readonly KeyOrigin[];

/**
 * Reads what the key is to be and checks that such keys exist. Throws ValidationException and UnsupportedOperationException.
 * Source: AWS KMS API reference, CreateKey.
 */
export function readKeyRequest(input: JsonObject, partition: string): KeyRequest {
  const spec = readSpec(input);
  const facts = factsOf(spec, partition);
  const usage = readUsage(input, spec, facts);
  const origin = oneOf(input, 'Origin', origins) ?? 'AWS_KMS';
  const multiRegion = optionalBoolean(input, 'MultiRegion');
  const customKeyStoreId = optionalText(input, 'CustomKeyStoreId', { min: 1, max: 64 });
  const xksKeyId = optionalText(input, 'XksKeyId', { min: 1, max: 128, pattern: /^[a-zA-Z0-9-_.]+$/ });
  const request = { spec, usage, origin, multiRegion, customKeyStoreId, xksKeyId };
  checkKeyStore(request);
  return request;
}

function readSpec(input: JsonObject): string {
  const names = [...new Set([...keySpecsInErrors, ...Object.keys(keySpecs)])];
  const spec = oneOf(input, 'KeySpec', names);
  const old = oneOf(input, 'CustomerMasterKeySpec', names);
  if (spec !== null && old !== null)
    throw validation(
      'You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.',
    );
  return spec ?? old ?? 'SYMMETRIC_DEFAULT';
}

function factsOf(spec: string, partition: string): KeySpecFacts {
  const facts = keySpecs[spec];
  const inChina = partition === 'aws-cn';
  if (facts === undefined || (facts.chinaOnly && !inChina) || (facts.notInChina && inChina))
    throw unsupported(`KeySpec ${spec} is not supported in this Region.`);
  return facts;
}

function readUsage(input: JsonObject, spec: string, facts: KeySpecFacts): KeyUsage {
  const usage = oneOf(input, 'KeyUsage', usages) ?? (spec === 'SYMMETRIC_DEFAULT' ? 'ENCRYPT_DECRYPT' : null);
  if (usage === null)
    throw validation(
      'You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.',
    );
  if (!facts.usages.includes(usage))
    throw validation(`KeyUsage ${usage} is not compatible with KeySpec ${spec}`);
  return usage;
}

/** Custom key stores hold symmetric encryption keys of one Region (developer guide, "Custom key stores"). */
function checkKeyStore({ spec, origin, multiRegion, customKeyStoreId, xksKeyId }: KeyRequest): void {
  const inStore = origin === 'AWS_CLOUDHSM' || origin === 'EXTERNAL_KEY_STORE';
  if (inStore !== (customKeyStoreId !== null))
    throw validation(
      inStore
        ? `You must specify a CustomKeyStoreId for keys with Origin ${origin}.`
        : `You cannot specify a CustomKeyStoreId for keys with Origin ${origin}.`,
    );
  if ((origin === 'EXTERNAL_KEY_STORE') !== (xksKeyId !== null))
    throw validation(
      'You must specify an XksKeyId for keys with Origin EXTERNAL_KEY_STORE, and for no others.',
    );
  if (inStore && (spec !== 'SYMMETRIC_DEFAULT' || multiRegion))
    throw unsupported('Custom key stores support only symmetric encryption keys of a single Region.');
}
