import type { Operation } from '../../operation.js';
import { decrypt } from './decrypt.js';
import { encrypt } from './encrypt.js';

/** Everything that uses a key's material. */
export const cryptographicOperations: readonly Operation[] = [encrypt, decrypt];
