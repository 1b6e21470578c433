import type { Operation } from '../../operation.js';
import { dryRun, requiredBytes, requiredText } from '../input.js';
import { keyIdLimits } from '../key-id.js';
import { encryptWith } from './ciphertext/cipher.js';
import { encryptionAlgorithmIn, encryptionContextIn } from './ciphertext/request.js';
import { useKey } from './use-key.js';

export const encrypt: Operation = {
  name: 'Encrypt',
  run: (input, call) => {
    const plaintext = requiredBytes(input, 'Plaintext', { min: 1, max: 4096 });
    const algorithm = encryptionAlgorithmIn(input, 'EncryptionAlgorithm');
    const context = encryptionContextIn(input, 'EncryptionContext', algorithm);
    const named = requiredText(input, 'KeyId', keyIdLimits);
    const key = call.findKey(named);
    useKey(call, input, key, {
      operation: 'Encrypt',
      named,
      usage: 'ENCRYPT_DECRYPT',
      algorithm,
      encryptionContext: context,
      conditions: { 'kms:EncryptionAlgorithm': algorithm },
    });
    const { ciphertext } = encryptWith(call, { key, algorithm, context }, plaintext);
    dryRun(input);
    call.recordUsage('Encrypt', key);
    return { KeyId: key.arn, CiphertextBlob: ciphertext.toString('base64'), EncryptionAlgorithm: algorithm };
  },
};
