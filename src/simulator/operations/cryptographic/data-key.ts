import type { JsonObject } from '../../../model/json.js';
import type { Call, Conditions } from '../../operation.js';
import { ServiceError } from '../../service-error.js';
import type { KeyRecord } from '../../state.js';
import { requiredText } from '../input.js';
import { keyIdLimits } from '../key-id.js';
import { encryptWith } from './ciphertext/cipher.js';
import type { EncryptionContext } from './ciphertext/encryption-context.js';
import { encryptionContextIn } from './ciphertext/request.js';
import { useKey } from './use-key.js';

/** A symmetric key that may encrypt data keys. */
export interface WrappingKey {
  readonly key: KeyRecord;
  readonly context: EncryptionContext;
}

/** Throws what the reference says of GenerateDataKey and its siblings. `conditions`: further condition keys. */
export function wrappingKey(
  input: JsonObject,
  call: Call,
  operation: string,
  conditions: Conditions = {},
): WrappingKey {
  const context = encryptionContextIn(input, 'EncryptionContext', 'SYMMETRIC_DEFAULT');
  const named = requiredText(input, 'KeyId', keyIdLimits);
  const key = call.findKey(named);
  useKey(call, input, key, {
    operation,
    named,
    usage: 'ENCRYPT_DECRYPT',
    encryptionContext: context,
    conditions: { 'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT', ...conditions },
  });
  if (key.spec !== 'SYMMETRIC_DEFAULT') {
    throw new ServiceError(
      'InvalidKeyUsageException',
      'You cannot generate a data key with an asymmetric CMK',
    );
  }
  return { key, context };
}

/** A data key encrypted so that Decrypt gives it back. */
export function wrap(call: Call, { key, context }: WrappingKey, dataKey: Buffer) {
  return encryptWith(call, { key, context, algorithm: 'SYMMETRIC_DEFAULT' }, dataKey);
}
