import type { JsonObject } from '../../../model/json.js';
import { keySpecs } from '../../key-specs.js';
import { generateMaterial, publicKeyOf } from '../../material/material.js';
import type { Call, Operation } from '../../operation.js';
import { unsupported } from '../../service-error.js';
import { constraint, dryRun, oneOf } from '../input.js';
import { wrap, wrappingKey } from './data-key.js';
import { type Recipient, recipientConditions, recipientIn, secretFor } from './recipient/recipient.js';

const pairSpecs = [
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'ECC_NIST_P256',
  'ECC_NIST_P384',
  'ECC_NIST_P521',
  'ECC_SECG_P256K1',
  'SM2',
  'ECC_NIST_EDWARDS25519',
  'ML_KEM_512',
  'ML_KEM_768',
  'ML_KEM_1024',
] as const;

export const generateDataKeyPair: Operation = {
  name: 'GenerateDataKeyPair',
  run: (input, call) => {
    const recipient = recipientIn(input, call);
    const { privateKey, answer } = dataKeyPairCall(input, call, 'GenerateDataKeyPair', recipient);
    return { ...answer, ...secretFor(recipient, call, 'PrivateKeyPlaintext', privateKey) };
  },
};

export const generateDataKeyPairWithoutPlaintext: Operation = {
  name: 'GenerateDataKeyPairWithoutPlaintext',
  run: (input, call) => dataKeyPairCall(input, call, 'GenerateDataKeyPairWithoutPlaintext', null).answer,
};

function dataKeyPairCall(
  input: JsonObject,
  call: Call,
  operation: string,
  recipient: Recipient | null,
): { readonly privateKey: Buffer; readonly answer: JsonObject } {
  const spec = oneOf(input, 'KeyPairSpec', pairSpecs);
  if (spec === null) throw constraint(null, 'KeyPairSpec', 'Member must not be null');
  const wrapping = wrappingKey(input, call, operation, {
    'kms:DataKeyPairSpec': spec,
    ...recipientConditions(recipient),
  });
  const { key } = wrapping;
  if (key.customKeyStoreId !== null)
    throw unsupported(`${key.arn} origin is ${key.origin} which is not valid for this operation.`);
  requireRegion(call, spec);
  dryRun(input);
  const privateKey = Buffer.from(
    generateMaterial({ spec, partition: call.partition }, call.random),
    'base64',
  );
  const { ciphertext, materialId } = wrap(call, wrapping, privateKey);
  call.recordUsage(operation, key);
  const answer = {
    KeyId: key.arn,
    KeyPairSpec: spec,
    PublicKey: publicKeyOf({ spec }, privateKey).toString('base64'),
    PrivateKeyCiphertextBlob: ciphertext.toString('base64'),
    KeyMaterialId: materialId,
  };
  return { privateKey, answer };
}

/** SM2 exists in the China Regions only, ML-KEM everywhere else. */
function requireRegion({ partition, region }: Call, spec: string): void {
  const facts = keySpecs[spec];
  const china = partition === 'aws-cn';
  if (china ? facts?.notInChina === true : facts?.chinaOnly === true)
    throw unsupported(`The key pair spec ${spec} is not supported in ${region}.`);
}
