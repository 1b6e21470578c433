import type { KeyState } from '../../model/key-state.js';
import type { Algorithm, Purpose } from '../../model/operations.js';
import type { CompareOptions } from '../compare.js';
import type { KeySubject } from './subject.js';

/** Source: AWS KMS API reference, CreateKey, KeySpec. */
const specs: Readonly<Record<Algorithm, string>> = {
  'aes-256': 'SYMMETRIC_DEFAULT',
  'rsa-2048': 'RSA_2048',
  'rsa-3072': 'RSA_3072',
  'rsa-4096': 'RSA_4096',
  'ec-p256': 'ECC_NIST_P256',
  'ec-p384': 'ECC_NIST_P384',
  'ec-p521': 'ECC_NIST_P521',
  'ec-secp256k1': 'ECC_SECG_P256K1',
  ed25519: 'ECC_NIST_EDWARDS25519',
  'hmac-sha224': 'HMAC_224',
  'hmac-sha256': 'HMAC_256',
  'hmac-sha384': 'HMAC_384',
  'hmac-sha512': 'HMAC_512',
  sm2: 'SM2',
  'ml-dsa-44': 'ML_DSA_44',
  'ml-dsa-65': 'ML_DSA_65',
  'ml-dsa-87': 'ML_DSA_87',
  'ml-kem-512': 'ML_KEM_512',
  'ml-kem-768': 'ML_KEM_768',
  'ml-kem-1024': 'ML_KEM_1024',
};

const usages: Readonly<Record<Purpose, string>> = {
  encrypt: 'ENCRYPT_DECRYPT',
  sign: 'SIGN_VERIFY',
  mac: 'GENERATE_VERIFY_MAC',
  agree: 'KEY_AGREEMENT',
  encapsulate: 'ENCAPSULATE_DECAPSULATE',
};

const origins: Readonly<Record<KeyState['origin']['kind'], string>> = {
  kms: 'AWS_KMS',
  external: 'EXTERNAL',
  hsm: 'AWS_CLOUDHSM',
  'external-store': 'EXTERNAL_KEY_STORE',
};

/** What the access model can know of the key, in AWS's spellings; null for what couldn't be read. */
export function awsFacts({ state }: KeySubject) {
  const { algorithm, purpose, origin, multiRegion } = state;
  return {
    spec: algorithm.read && algorithm.value !== 'unknown' ? specs[algorithm.value] : null,
    usage: purpose.read && purpose.value !== 'unknown' ? usages[purpose.value] : null,
    origin: origin.read ? origins[origin.value.kind] : null,
    multiRegion: multiRegion.read ? multiRegion.value !== 'single' : null,
  };
}

/** The same for comparisons and questions. */
export function awsOptions(subject: KeySubject): CompareOptions {
  const known = Object.entries({ ...awsFacts(subject), arn: subject.arn }).filter(
    ([, fact]) => fact !== null,
  );
  return { account: subject.target.account, key: Object.fromEntries(known) };
}
