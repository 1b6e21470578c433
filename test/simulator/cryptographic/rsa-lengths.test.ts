import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { generateRsa } from '../../../src/simulator/material/rsa.js';
import {
  decryptOaep,
  encryptOaep,
} from '../../../src/simulator/operations/cryptographic/ciphertext/rsa-oaep.js';
import { rsaPkcs1 } from '../../../src/simulator/operations/cryptographic/signing/rsa-pkcs1.js';
import { rsaPss } from '../../../src/simulator/operations/cryptographic/signing/rsa-pss.js';

describe('an RSA signature', () => {
  test.each([
    ['RSASSA-PKCS1-v1_5', rsaPkcs1('sha256')],
    ['RSASSA-PSS', rsaPss('sha256')],
  ] as const)('%s is as long as the modulus, even where it begins with zero', (_name, scheme) => {
    const key = generateRsa(2048, randomBytes);
    const digests = Array.from({ length: 4000 }, (_, n) => createHash('sha256').update(`${n}`).digest());
    for (const digest of digests) {
      const signature = scheme.sign(key, digest, randomBytes);
      if (signature[0] !== 0) continue;
      expect(scheme.verify(key, digest, signature)).toBe(true);
      expect(scheme.verify(key, digest, signature.subarray(1))).toBe(false);
      return;
    }
    throw new Error('no signature of 4000 begins with zero');
  });
});

describe('an RSA ciphertext', () => {
  test('is as long as the modulus, even where it begins with zero', () => {
    const material = { id: 'any', bytes: generateRsa(2048, randomBytes) };
    const plaintext = Buffer.from('four eyes');
    for (let n = 0; n < 10_000; n += 1) {
      const ciphertext = encryptOaep(material, 'RSAES_OAEP_SHA_256', plaintext, randomBytes);
      if (ciphertext[0] !== 0) continue;
      expect(decryptOaep(material, 'RSAES_OAEP_SHA_256', ciphertext)).toEqual(plaintext);
      expect(decryptOaep(material, 'RSAES_OAEP_SHA_256', ciphertext.subarray(1))).toBeNull();
      return;
    }
    throw new Error('no ciphertext of 10000 begins with zero');
  });
});
