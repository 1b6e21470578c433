import type { JsonObject } from '../../../model/json.js';
import type { Call, Operation } from '../../operation.js';
import { ServiceError, unsupported } from '../../service-error.js';
import { findStore } from '../import/key-stores/stores.js';
import { constraint, optionalInteger, optionalText } from '../input.js';
import { refuseRecipient } from './use-key.js';

export const generateRandom: Operation = {
  name: 'GenerateRandom',
  run: (input, call) => {
    refuseRecipient(input);
    const bytes = optionalInteger(input, 'NumberOfBytes', { min: 1, max: 1024 });
    if (bytes === null) throw constraint(null, 'NumberOfBytes', 'Member must not be null');
    call.authorizeInAccount('GenerateRandom', '*');
    requireCloudHsm(input, call);
    return { Plaintext: call.random(bytes).toString('base64') };
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
