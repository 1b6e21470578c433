import { createHmac, timingSafeEqual } from 'node:crypto';
import type { JsonObject } from '../../../model/json.js';
import { type MacAlgorithm, macAlgorithms } from '../../material/algorithms.js';
import type { Call, Operation } from '../../operation.js';
import { invalidMac } from '../../service-error.js';
import type { KeyRecord } from '../../state.js';
import { constraint, dryRun, oneOf, requiredBytes, requiredText } from '../input.js';
import { keyIdLimits } from '../key-id.js';
import { currentMaterial } from './material.js';
import { useKey } from './use-key.js';

export const generateMac: Operation = {
  name: 'GenerateMac',
  run: (input, call) => {
    const { key, algorithm, mac } = computeMac(input, call, 'GenerateMac');
    dryRun(input);
    call.recordUsage('GenerateMac', key);
    return { KeyId: key.arn, Mac: mac.toString('base64'), MacAlgorithm: algorithm };
  },
};

/** Throws KMSInvalidMacException instead of answering that a MAC is wrong. */
export const verifyMac: Operation = {
  name: 'VerifyMac',
  run: (input, call) => {
    const given = requiredBytes(input, 'Mac', { min: 1, max: 6144 });
    const { key, algorithm, mac } = computeMac(input, call, 'VerifyMac');
    if (given.length !== mac.length || !timingSafeEqual(given, mac)) throw invalidMac();
    dryRun(input);
    call.recordUsage('VerifyMac', key);
    return { KeyId: key.arn, MacValid: true, MacAlgorithm: algorithm };
  },
};

interface Computed {
  readonly key: KeyRecord;
  readonly algorithm: MacAlgorithm;
  readonly mac: Buffer;
}

/** HMAC (RFC 2104) of the message with a key that may be used so. */
function computeMac(input: JsonObject, call: Call, operation: 'GenerateMac' | 'VerifyMac'): Computed {
  const message = requiredBytes(input, 'Message', { min: 1, max: 4096 });
  const algorithm = oneOf(input, 'MacAlgorithm', macAlgorithms);
  if (algorithm === null) throw constraint(null, 'MacAlgorithm', 'Member must not be null');
  const named = requiredText(input, 'KeyId', keyIdLimits);
  const key = call.findKey(named);
  useKey(call, input, key, {
    operation,
    named,
    usage: 'GENERATE_VERIFY_MAC',
    algorithm,
    conditions: { 'kms:MacAlgorithm': algorithm },
  });
  const hash = algorithm.replace('HMAC_SHA_', 'sha');
  const mac = createHmac(hash, currentMaterial(call, key).bytes).update(message).digest();
  return { key, algorithm, mac };
}
