import type { JsonObject } from '../../../model/json.js';
import type { Call, Operation } from '../../operation.js';
import { ServiceError, unsupported, validation } from '../../service-error.js';
import { findStore } from '../import/key-stores/stores.js';
import { optionalInteger, optionalText } from '../input.js';
import { recipientConditions, recipientIn, secretFor } from './recipient/recipient.js';

export const generateRandom: Operation = {
  name: 'GenerateRandom',
  run: (input, call) => {
    const recipient = recipientIn(input, call);
    const bytes = optionalInteger(input, 'NumberOfBytes', { min: 1, max: 1024 });
    if (bytes === null) throw validation('NumberOfBytes is required.');
    call.authorizeInAccount('GenerateRandom', '*', recipientConditions(recipient));
    requireCloudHsm(input, call);
    return secretFor(recipient, call, 'Plaintext', call.random(bytes));
  },
};

/** A custom key store that is to make the bytes has to be a connected AWS CloudHSM one. */
function requireCloudHsm(input: JsonObject, call: Call): void {
  if (optionalText(input, 'CustomKeyStoreId') === null) return;
  const store = findStore(input, call);
  if (store.type !== 'AWS_CLOUDHSM')
    throw unsupported(`${store.id} is an external key store, which does not generate random bytes.`);
  if (store.connection !== 'CONNECTED') {
    throw new ServiceError('CustomKeyStoreInvalidStateException', `${store.id} is not connected.`);
  }
}
