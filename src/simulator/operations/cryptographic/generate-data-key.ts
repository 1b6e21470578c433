import type { JsonObject } from '../../../model/json.js';
import { keySpecsInErrors } from '../../key-specs.js';
import type { Call, Operation } from '../../operation.js';
import { validation } from '../../service-error.js';
import { dryRun, oneOf, optionalInteger } from '../input.js';
import { wrap, wrappingKey } from './data-key.js';
import { type Recipient, recipientConditions, recipientIn, secretFor } from './recipient/recipient.js';

export const generateDataKey: Operation = {
  name: 'GenerateDataKey',
  run: (input, call) => {
    const recipient = recipientIn(input, call);
    const { dataKey, materialId, answer } = dataKeyCall(input, call, 'GenerateDataKey', recipient);
    const secret = secretFor(recipient, call, 'Plaintext', dataKey);
    return { ...answer, ...secret, ...(recipient === null ? { KeyMaterialId: materialId } : {}) };
  },
};

export const generateDataKeyWithoutPlaintext: Operation = {
  name: 'GenerateDataKeyWithoutPlaintext',
  run: (input, call) => {
    const { materialId, answer } = dataKeyCall(input, call, 'GenerateDataKeyWithoutPlaintext', null);
    return { ...answer, KeyMaterialId: materialId };
  },
};

function dataKeyCall(
  input: JsonObject,
  call: Call,
  operation: string,
  recipient: Recipient | null,
): { readonly dataKey: Buffer; readonly materialId: string; readonly answer: JsonObject } {
  const size = dataKeySize(input);
  const wrapping = wrappingKey(input, call, operation, recipientConditions(recipient));
  dryRun(input);
  const dataKey = call.random(size);
  const { ciphertext, materialId } = wrap(call, wrapping, dataKey);
  call.recordUsage(operation, wrapping.key);
  const answer = { KeyId: wrapping.key.arn, CiphertextBlob: ciphertext.toString('base64') };
  return { dataKey, materialId, answer };
}

/** In bytes. */
function dataKeySize(input: JsonObject): number {
  // AWS tells of the specs of keys here, none of which this takes.
  const spec = oneOf(input, 'KeySpec', ['AES_256', 'AES_128'], keySpecsInErrors);
  const bytes = optionalInteger(input, 'NumberOfBytes', { min: 1, max: 1024 });
  if ((spec === null) === (bytes === null))
    throw validation('Please specify either number of bytes or key spec.');
  return bytes ?? (spec === 'AES_128' ? 16 : 32);
}
