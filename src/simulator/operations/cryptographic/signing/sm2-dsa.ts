import { sm2, sm2Keys } from '../../../material/sm2.js';
import type { Scheme } from './scheme.js';

/**
 * SM2 signatures (GM/T 0003.2), ASN.1. `of` a message: its SM3 hash together with the signer's default id and public key; of a
 * digest: that hash, computed outside.
 */
export function sm2Dsa(of: 'message' | 'digest'): Scheme {
  const form = { der: true, hash: of === 'message' } as const;
  return {
    hash: null,
    sign: (key, message) => {
      const { privateKey, publicKey } = sm2Keys(key);
      return Buffer.from(sm2().doSignature(message, privateKey, { ...form, publicKey }), 'hex');
    },
    verify: (key, message, signature) =>
      sm2().doVerifySignature(message, signature.toString('hex'), sm2Keys(key).publicKey, form),
  };
}
