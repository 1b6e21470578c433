import { describe, expect, it } from 'vitest';
import { kmsActions } from '../../src/access/actions.js';
import { isPossibleFor, type KeyFacts, possibleUsages } from '../../src/access/key-facts.js';

const symmetric: KeyFacts = { spec: 'SYMMETRIC_DEFAULT', usage: 'ENCRYPT_DECRYPT', origin: 'AWS_KMS' };

function impossible(facts: KeyFacts): readonly string[] {
  return kmsActions.filter(({ name }) => !isPossibleFor(name, facts)).map(({ name }) => name);
}

describe('what a key can do', () => {
  it('leaves everything open where nothing is known', () => {
    expect(impossible({})).toEqual([]);
    expect(impossible({ spec: null, usage: null, origin: null, multiRegion: null })).toEqual([]);
    expect(impossible({ spec: 'NEW_SPEC', usage: 'NEW_USAGE', origin: 'NEW_ORIGIN' })).toEqual([]);
  });

  it('rules out what a symmetric key of AWS’s own material never does', () => {
    expect(impossible({ ...symmetric, multiRegion: false })).toEqual([
      'Decapsulate',
      'DeleteImportedKeyMaterial',
      'DeriveSharedSecret',
      'Encapsulate',
      'GenerateMac',
      'GetParametersForImport',
      'GetPublicKey',
      'ImportKeyMaterial',
      'ReplicateKey',
      'Sign',
      'SynchronizeMultiRegionKey',
      'UpdatePrimaryRegion',
      'Verify',
      'VerifyMac',
    ]);
  });

  it.each<[string, KeyFacts, boolean]>([
    ['kms:sign', symmetric, false],
    ['Sign', { spec: 'RSA_2048' }, true],
    ['Sign', { spec: 'RSA_2048', usage: 'ENCRYPT_DECRYPT' }, false],
    ['Encrypt', { spec: 'ECC_NIST_P256' }, false],
    ['DeriveSharedSecret', { spec: 'ECC_NIST_P384' }, true],
    ['DeriveSharedSecret', { spec: 'ECC_NIST_EDWARDS25519' }, false],
    ['GenerateDataKey', { spec: 'SM2' }, false],
    ['GenerateDataKey', { usage: 'SIGN_VERIFY' }, false],
    ['GenerateDataKeyPair', { ...symmetric, origin: 'AWS_CLOUDHSM' }, false],
    ['GenerateDataKey', { ...symmetric, origin: 'EXTERNAL_KEY_STORE' }, true],
    ['GetPublicKey', { spec: 'HMAC_256' }, false],
    ['GetPublicKey', { spec: 'ML_KEM_768' }, true],
    ['GetPublicKey', { usage: 'GENERATE_VERIFY_MAC' }, false],
    ['EnableKeyRotation', { ...symmetric, origin: 'EXTERNAL' }, false],
    ['RotateKeyOnDemand', { ...symmetric, origin: 'EXTERNAL' }, true],
    ['EnableKeyRotation', { spec: 'RSA_4096' }, false],
    ['ImportKeyMaterial', { origin: 'EXTERNAL' }, true],
    ['ReplicateKey', { multiRegion: true }, true],
    ['NewAction', symmetric, true],
  ])('%s for %j: %s', (action, facts, expected) => {
    expect(isPossibleFor(action, facts)).toBe(expected);
  });

  it('knows the usages of a spec', () => {
    expect(possibleUsages({ spec: 'ML_DSA_65' })).toEqual(['SIGN_VERIFY']);
    expect(possibleUsages({ spec: 'RSA_3072', usage: 'SIGN_VERIFY' })).toEqual(['SIGN_VERIFY']);
  });
});
