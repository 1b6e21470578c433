import type { Operation } from '../../operation.js';
import { invalidSignature } from '../../service-error.js';
import { dryRun, requiredBytes } from '../input.js';
import { currentMaterial } from './material.js';
import { signatureCall } from './signing/request.js';

/** Throws KMSInvalidSignatureException instead of answering that a signature is wrong. */
export const verify: Operation = {
  name: 'Verify',
  run: (input, call) => {
    const signature = requiredBytes(input, 'Signature', { min: 1, max: 6144 });
    const { key, algorithm, scheme, toSign } = signatureCall(input, call, 'Verify');
    const valid = scheme.verify(currentMaterial(call, key).bytes, toSign, signature);
    if (!valid) throw invalidSignature();
    dryRun(input);
    call.recordUsage('Verify', key);
    return { KeyId: key.arn, SignatureValid: true, SigningAlgorithm: algorithm };
  },
};
