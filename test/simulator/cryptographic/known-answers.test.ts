import { describe, expect, test } from 'vitest';
import {
  ed25519,
  ed25519Prehashed,
} from '../../../src/simulator/operations/cryptographic/signing/ed25519.js';

const pkcs8 = (seed: string) => Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
const none = () => {
  throw new Error('Ed25519 takes no randomness');
};

describe('answers that are published', () => {
  test('Ed25519 (RFC 8032, 7.1, test 3)', () => {
    const key = pkcs8('c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7');
    const signature = ed25519.sign(key, Buffer.from('af82', 'hex'), none);
    expect(signature.toString('hex')).toBe(
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    );
  });

  test('Ed25519ph (RFC 8032, 7.3)', () => {
    const key = pkcs8('833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42');
    const message = Buffer.from('abc');
    const signature = ed25519Prehashed.sign(key, message, none);
    expect(signature.toString('hex')).toBe(
      '98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae4131f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406',
    );
    expect(ed25519Prehashed.verify(key, message, signature)).toBe(true);
    expect(ed25519.verify(key, message, signature)).toBe(false);
  });
});
