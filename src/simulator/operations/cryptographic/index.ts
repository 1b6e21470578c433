import type { Operation } from '../../operation.js';
import { decrypt } from './decrypt.js';
import { deriveSharedSecret } from './derive-shared-secret.js';
import { encrypt } from './encrypt.js';
import { generateDataKey, generateDataKeyWithoutPlaintext } from './generate-data-key.js';
import { generateDataKeyPair, generateDataKeyPairWithoutPlaintext } from './generate-data-key-pair.js';
import { generateRandom } from './generate-random.js';
import { getPublicKey } from './get-public-key.js';
import { decapsulate, encapsulate } from './key-encapsulation.js';
import { generateMac, verifyMac } from './mac.js';
import { reEncrypt } from './re-encrypt.js';
import { sign } from './sign.js';
import { verify } from './verify.js';

/** Everything that uses a key's material, or shows its public half. */
export const cryptographicOperations: readonly Operation[] = [
  encrypt,
  decrypt,
  reEncrypt,
  generateDataKey,
  generateDataKeyWithoutPlaintext,
  generateDataKeyPair,
  generateDataKeyPairWithoutPlaintext,
  generateRandom,
  sign,
  verify,
  generateMac,
  verifyMac,
  deriveSharedSecret,
  encapsulate,
  decapsulate,
  getPublicKey,
];
