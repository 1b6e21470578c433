import type { Operation } from '../../operation.js';
import { dryRun } from '../input.js';
import { currentMaterial } from './material.js';
import { signatureCall } from './signing/request.js';

export const sign: Operation = {
  name: 'Sign',
  run: (input, call) => {
    const { key, algorithm, scheme, toSign } = signatureCall(input, call, 'Sign');
    dryRun(input);
    const signature = scheme.sign(currentMaterial(call, key).bytes, toSign, call.random);
    call.recordUsage('Sign', key);
    return { KeyId: key.arn, Signature: signature.toString('base64'), SigningAlgorithm: algorithm };
  },
};
