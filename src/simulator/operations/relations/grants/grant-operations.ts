import type { JsonObject } from '../../../../model/json.js';
import { keySpecs } from '../../../key-specs.js';
import { validation } from '../../../service-error.js';
import type { KeyRecord, KeyUsage } from '../../../state.js';
import { constraint, requiredTexts } from '../../input.js';

// In the order in which AWS's messages name them.
const always = ['CreateGrant', 'RetireGrant', 'DescribeKey'];
const encrypting = ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo'];
const dataKeys = ['GenerateDataKey', 'GenerateDataKeyWithoutPlaintext'];
const dataKeyPairs = ['GenerateDataKeyPair', 'GenerateDataKeyPairWithoutPlaintext'];

/** What a key that isn't a symmetric encryption key can be used for by a grant. */
const byUsage: Readonly<Record<KeyUsage, readonly string[]>> = {
  ENCRYPT_DECRYPT: ['GetPublicKey', ...encrypting],
  SIGN_VERIFY: ['GetPublicKey', 'Sign', 'Verify'],
  GENERATE_VERIFY_MAC: ['GenerateMac', 'VerifyMac'],
  KEY_AGREEMENT: ['GetPublicKey', 'DeriveSharedSecret'],
  ENCAPSULATE_DECAPSULATE: ['GetPublicKey', 'Encapsulate', 'Decapsulate'],
};

const all = [...new Set([...always, ...dataKeys, ...dataKeyPairs, ...Object.values(byUsage).flat()])].sort();

/**
 * The request's Operations, each once. Throws ValidationException for none, for one that no grant can give, and for
 * CreateGrant alone. Source: AWS KMS API reference, CreateGrant.
 */
export function grantOperationsIn(input: JsonObject): readonly string[] {
  const operations = [...new Set(requiredTexts(input, 'Operations'))];
  if (operations.some((operation) => !all.includes(operation))) {
    throw constraint(
      `[${operations.join(', ')}]`,
      'Operations',
      `Member must satisfy constraint: [Member must satisfy enum value set: [${all.join(', ')}]]`,
    );
  }
  if (operations.join() === 'CreateGrant')
    throw validation('Grants must not contain only the CreateGrant operation.');
  return operations;
}

/** Throws ValidationException for an operation that the key doesn't have (developer guide, "Grant operations"). */
export function requireGrantable(key: KeyRecord, operations: readonly string[]): void {
  const possible = [...always, ...usesOf(key)];
  const impossible = operations.filter((operation) => !possible.includes(operation));
  if (impossible.length === 0) return;
  const kind = keySpecs[key.spec]?.asymmetric === true ? 'an asymmetric' : 'a symmetric';
  throw validation(
    `Operations [${impossible.join(', ')}] are not supported when creating a grant for ${kind} KMS key with key usage ${key.usage}. Valid operations are [${possible.join(', ')}]`,
  );
}

function usesOf({ spec, usage, origin }: KeyRecord): readonly string[] {
  if (spec !== 'SYMMETRIC_DEFAULT') return byUsage[usage];
  const inKeyStore = origin === 'AWS_CLOUDHSM' || origin === 'EXTERNAL_KEY_STORE';
  return [...encrypting, ...dataKeys, ...(inKeyStore ? [] : dataKeyPairs)];
}
