import type { Operation } from '../../operation.js';
import { dryRunSucceeded } from '../../service-error.js';
import { dryRun, optionalText } from '../input.js';
import { decryptWith } from './ciphertext/cipher.js';
import { ciphertextIn, encryptionAlgorithmIn, encryptionContextIn } from './ciphertext/request.js';
import { requireSameKey, sourceKey } from './ciphertext/source-key.js';
import { refuseRecipient, useKey } from './use-key.js';

export const decrypt: Operation = {
  name: 'Decrypt',
  run: (input, call) => {
    refuseRecipient(input);
    const algorithm = encryptionAlgorithmIn(input, 'EncryptionAlgorithm');
    const context = encryptionContextIn(input, 'EncryptionContext', algorithm);
    const ciphertext = ciphertextIn(input);
    const source = { keyId: optionalText(input, 'KeyId'), algorithm, ciphertext };
    const key = sourceKey(call, source, 'Decrypt');
    useKey(call, input, key, {
      operation: 'Decrypt',
      usage: 'ENCRYPT_DECRYPT',
      algorithm,
      encryptionContext: context,
      conditions: { 'kms:EncryptionAlgorithm': algorithm },
    });
    requireSameKey(key, source);
    if (ciphertext === null) throw dryRunSucceeded();
    const { plaintext, materialId } = decryptWith(call, { key, algorithm, context }, ciphertext);
    dryRun(input);
    call.recordUsage('Decrypt', key);
    return {
      KeyId: key.arn,
      Plaintext: plaintext.toString('base64'),
      EncryptionAlgorithm: algorithm,
      ...(algorithm === 'SYMMETRIC_DEFAULT' ? { KeyMaterialId: materialId } : {}),
    };
  },
};
