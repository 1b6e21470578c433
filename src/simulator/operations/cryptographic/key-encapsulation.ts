import type { JsonObject } from '../../../model/json.js';
import { type Lattice, latticeKeys, latticeOf, type MlKem, mlKemOf } from '../../material/post-quantum.js';
import type { Call, Operation } from '../../operation.js';
import { invalidCiphertext } from '../../service-error.js';
import type { KeyRecord } from '../../state.js';
import { constraint, dryRun, oneOf, requiredBytes, requiredText } from '../input.js';
import { keyIdLimits } from '../key-id.js';
import { currentMaterial } from './material.js';
import { useKey } from './use-key.js';

const algorithms = ['ML_KEM'] as const;

/** ML-KEM (FIPS 203). */
export const encapsulate: Operation = {
  name: 'Encapsulate',
  run: (input, call) => {
    const { key, kem, keys } = kemCall(input, call, 'Encapsulate');
    dryRun(input);
    const { cipherText, sharedSecret } = kem.encapsulate(keys.publicKey, call.random(32));
    call.recordUsage('Encapsulate', key);
    return {
      KeyId: key.arn,
      SharedSecret: Buffer.from(sharedSecret).toString('base64'),
      SharedSecretCiphertextBlob: Buffer.from(cipherText).toString('base64'),
      EncapsulationAlgorithm: 'ML_KEM',
    };
  },
};

/**
 * Throws InvalidCiphertextException for a ciphertext of another length only: one that was changed gives another secret, as
 * FIPS 203 wants it.
 */
export const decapsulate: Operation = {
  name: 'Decapsulate',
  run: (input, call) => {
    const ciphertext = requiredBytes(input, 'SharedSecretCiphertextBlob', { min: 1, max: 6144 });
    const { key, kem, keys } = kemCall(input, call, 'Decapsulate');
    if (ciphertext.length !== kem.lengths.cipherText) throw invalidCiphertext();
    dryRun(input);
    const sharedSecret = kem.decapsulate(ciphertext, keys.secretKey);
    call.recordUsage('Decapsulate', key);
    return {
      KeyId: key.arn,
      SharedSecret: Buffer.from(sharedSecret).toString('base64'),
      EncapsulationAlgorithm: 'ML_KEM',
    };
  },
};

function kemCall(input: JsonObject, call: Call, operation: 'Encapsulate' | 'Decapsulate') {
  const algorithm = oneOf(input, 'EncapsulationAlgorithm', algorithms);
  if (algorithm === null) throw constraint(null, 'EncapsulationAlgorithm', 'Member must not be null');
  const named = requiredText(input, 'KeyId', keyIdLimits);
  const key = call.findKey(named);
  useKey(call, input, key, { operation, named, usage: 'ENCAPSULATE_DECAPSULATE', algorithm });
  const { kem, kind } = kemOf(key);
  return { key, kem, keys: latticeKeys(kind, currentMaterial(call, key).bytes) };
}

function kemOf({ spec }: KeyRecord): { kem: MlKem; kind: Lattice } {
  const kem = mlKemOf(spec);
  const kind = latticeOf(spec);
  if (kem === undefined || kind === null) throw new TypeError(`${spec} is no ML-KEM key`);
  return { kem, kind };
}
