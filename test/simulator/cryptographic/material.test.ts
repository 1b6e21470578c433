import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { ml_dsa65 } from '@noble/post-quantum/ml-dsa.js';
import { describe, expect, test } from 'vitest';
import { keySpecs } from '../../../src/simulator/key-specs.js';
import { element, octetString, readAll, sequence } from '../../../src/simulator/material/der.js';
import {
  generateMaterial,
  parseImportedMaterial,
  publicKeyOf,
} from '../../../src/simulator/material/material.js';
import { createRandom } from '../../../src/simulator/randomness.js';

const specs = Object.keys(keySpecs);
const form = (spec: string, partition = 'aws') => ({ spec, partition });
const bytesOf = (material: string) => Buffer.from(material, 'base64');

describe('key material', () => {
  test.each(specs)('%s: what is generated can be imported, and nothing else', (spec) => {
    const material = generateMaterial(form(spec), randomBytes);
    const bytes = bytesOf(material);
    expect(parseImportedMaterial(form(spec), bytes)).toBe(material);
    for (const wrong of [bytes.subarray(1), Buffer.concat([bytes, Buffer.from([0])]), Buffer.alloc(0)])
      expect(parseImportedMaterial(form(spec), wrong)).toBeNull();
    const others = specs.filter((other) => other !== spec && keySpecs[other]?.asymmetric === true);
    for (const other of keySpecs[spec]?.asymmetric === true ? others : [])
      expect(parseImportedMaterial(form(other), bytes)).toBeNull();
  });

  test.each(specs)('%s: comes from the given randomness alone', (spec) => {
    const make = (seed: string) => generateMaterial(form(spec), createRandom(seed, 0));
    expect(make('one')).toBe(make('one'));
    expect(make('one')).not.toBe(make('another'));
  });

  test('symmetric keys have 256 bits, in China 128', () => {
    expect(bytesOf(generateMaterial(form('SYMMETRIC_DEFAULT'), randomBytes))).toHaveLength(32);
    expect(bytesOf(generateMaterial(form('SYMMETRIC_DEFAULT', 'aws-cn'), randomBytes))).toHaveLength(16);
    expect(parseImportedMaterial(form('SYMMETRIC_DEFAULT', 'aws-cn'), randomBytes(32))).toBeNull();
  });

  test('a private key has one public key, however it is written', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { d = '' } = privateKey.export({ format: 'jwk' });
    const full = privateKey.export({ format: 'der', type: 'pkcs8' });
    const [version, algorithm] = readAll(readAll(full)[0]?.content ?? Buffer.alloc(0));
    const bare = sequence(
      element(0x02, version?.content ?? Buffer.alloc(0)),
      element(0x30, algorithm?.content ?? Buffer.alloc(0)),
      octetString(sequence(element(0x02, Buffer.from([1])), octetString(Buffer.from(d, 'base64url')))),
    );
    const spec = form('ECC_NIST_P256');
    const imported = parseImportedMaterial(spec, bare);
    expect(imported).not.toBeNull();
    expect(imported).toBe(parseImportedMaterial(spec, full));
    expect(publicKeyOf(spec, bytesOf(imported ?? ''))).toEqual(
      publicKey.export({ format: 'der', type: 'spki' }),
    );
  });

  test('ML-DSA keys are taken with their seed, not without', () => {
    const seed = randomBytes(32);
    const { secretKey, publicKey } = ml_dsa65.keygen(seed);
    const algorithm = Buffer.from('300b0609608648016503040312', 'hex');
    const pkcs8 = (privateKey: Buffer) =>
      sequence(element(0x02, Buffer.from([0])), algorithm, octetString(privateKey));
    const spec = form('ML_DSA_65');
    const both = sequence(octetString(seed), octetString(secretKey));
    const imported = parseImportedMaterial(spec, pkcs8(both));
    expect(imported).toBe(parseImportedMaterial(spec, pkcs8(element(0x80, seed))));
    expect(publicKeyOf(spec, bytesOf(imported ?? '')).subarray(-publicKey.length)).toEqual(
      Buffer.from(publicKey),
    );
    expect(parseImportedMaterial(spec, pkcs8(octetString(secretKey)))).toBeNull();
  });

  test('an RSA key of which any number was damaged is none', () => {
    const bytes = bytesOf(generateMaterial(form('RSA_2048'), randomBytes));
    const accepted = [100, 320, 450, 600, 700, 800, 900, 1000, 1150, 1200].filter((at) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 2;
      return parseImportedMaterial(form('RSA_2048'), damaged) !== null;
    });
    expect(accepted).toEqual([]);
  });

  test('zero and the group’s order are no private keys', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const der = privateKey.export({ format: 'der', type: 'pkcs8' });
    const scalarAt = der.indexOf(Buffer.from([0x02, 0x01, 0x01, 0x04, 0x20])) + 5;
    const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';
    for (const scalar of ['00'.repeat(32), order, 'ff'.repeat(32)]) {
      const wrong = Buffer.from(der);
      wrong.set(Buffer.from(scalar, 'hex'), scalarAt);
      expect(parseImportedMaterial(form('ECC_NIST_P256'), wrong)).toBeNull();
    }
  });
});
