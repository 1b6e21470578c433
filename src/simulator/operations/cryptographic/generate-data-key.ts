import type { JsonObject } from '../../../model/json.js';
import type { Call, Operation } from '../../operation.js';
import { validation } from '../../service-error.js';
import { dryRun, oneOf, optionalInteger } from '../input.js';
import { wrap, wrappingKey } from './data-key.js';
import { refuseRecipient } from './use-key.js';

export const generateDataKey: Operation = {
  name: 'GenerateDataKey',
  run: (input, call) => {
    refuseRecipient(input);
    const { dataKey, answer } = dataKeyCall(input, call, 'GenerateDataKey');
    return { ...answer, Plaintext: dataKey.toString('base64') };
  },
};

export const generateDataKeyWithoutPlaintext: Operation = {
  name: 'GenerateDataKeyWithoutPlaintext',
  run: (input, call) => dataKeyCall(input, call, 'GenerateDataKeyWithoutPlaintext').answer,
};

function dataKeyCall(
  input: JsonObject,
  call: Call,
  operation: string,
): { readonly dataKey: Buffer; readonly answer: JsonObject } {
  const size = dataKeySize(input);
  const wrapping = wrappingKey(input, call, operation);
  dryRun(input);
  const dataKey = call.random(size);
  const { ciphertext, materialId } = wrap(call, wrapping, dataKey);
  call.recordUsage(operation, wrapping.key);
  const answer = {
    KeyId: wrapping.key.arn,
    CiphertextBlob: ciphertext.toString('base64'),
    KeyMaterialId: materialId,
  };
  return { dataKey, answer };
}

/** In bytes. */
function dataKeySize(input: JsonObject): number {
  const spec = oneOf(input, 'KeySpec', ['AES_256', 'AES_128']);
  const bytes = optionalInteger(input, 'NumberOfBytes', { min: 1, max: 1024 });
  if ((spec === null) === (bytes === null))
    throw validation('Please specify either number of bytes or key spec.');
  return bytes ?? (spec === 'AES_128' ? 16 : 32);
}
