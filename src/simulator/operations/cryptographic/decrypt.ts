import type { Operation } from '../../operation.js';
import { dryRunSucceeded } from '../../service-error.js';
import { dryRun, optionalText } from '../input.js';
import { keyIdLimits } from '../key-id.js';
import { decryptWith } from './ciphertext/cipher.js';
import { ciphertextIn, encryptionAlgorithmIn, encryptionContextIn } from './ciphertext/request.js';
import { requireSameKey, sourceKey } from './ciphertext/source-key.js';
import { recipientConditions, recipientIn, secretFor } from './recipient/recipient.js';
import { useKey } from './use-key.js';

export const decrypt: Operation = {
  name: 'Decrypt',
  run: (input, call) => {
    const recipient = recipientIn(input, call);
    const algorithm = encryptionAlgorithmIn(input, 'EncryptionAlgorithm');
    const context = encryptionContextIn(input, 'EncryptionContext', algorithm);
    const ciphertext = ciphertextIn(input);
    const named = optionalText(input, 'KeyId', keyIdLimits);
    const source = { keyId: named, algorithm, ciphertext };
    const key = sourceKey(call, source, 'Decrypt');
    useKey(call, input, key, {
      operation: 'Decrypt',
      named,
      usage: 'ENCRYPT_DECRYPT',
      algorithm,
      encryptionContext: context,
      conditions: { 'kms:EncryptionAlgorithm': algorithm, ...recipientConditions(recipient) },
      before: () => requireSameKey(key, source),
    });
    if (ciphertext === null) throw dryRunSucceeded();
    const { plaintext, materialId } = decryptWith(call, { key, algorithm, context }, ciphertext);
    dryRun(input);
    call.recordUsage('Decrypt', key);
    return {
      KeyId: key.arn,
      ...secretFor(recipient, call, 'Plaintext', plaintext),
      EncryptionAlgorithm: algorithm,
      ...(algorithm === 'SYMMETRIC_DEFAULT' && recipient === null ? { KeyMaterialId: materialId } : {}),
    };
  },
};
