import type {
  EncryptionAlgorithmSpec,
  MacAlgorithmSpec,
  MessageType,
  SigningAlgorithmSpec,
} from '@aws-sdk/client-kms';
import type { DesiredKey } from '../../../model/desired.js';
import { valueIn } from './request-context.js';

type Asked = { readonly key: DesiredKey; readonly context: Readonly<Record<string, readonly string[]>> };

/** The encryption algorithm that the estate demands of the request, else one that the key has. */
export function encryptionAlgorithm({ key, context }: Asked): EncryptionAlgorithmSpec {
  const asked = valueIn(context, 'kms:EncryptionAlgorithm');
  if (asked !== undefined) return asked as EncryptionAlgorithmSpec;
  const { algorithm } = key.state;
  if (algorithm === 'sm2') return 'SM2PKE';
  return algorithm.startsWith('rsa-') ? 'RSAES_OAEP_SHA_256' : 'SYMMETRIC_DEFAULT';
}

/** Source: AWS KMS developer guide, "Key spec reference". */
const macAlgorithms: Readonly<Record<string, MacAlgorithmSpec>> = {
  'hmac-sha224': 'HMAC_SHA_224',
  'hmac-sha256': 'HMAC_SHA_256',
  'hmac-sha384': 'HMAC_SHA_384',
  'hmac-sha512': 'HMAC_SHA_512',
};

/** The MAC algorithm that the estate demands, else the one that the key has. */
export function macAlgorithm({ key, context }: Asked): MacAlgorithmSpec {
  const asked = valueIn(context, 'kms:MacAlgorithm');
  return asked === undefined
    ? (macAlgorithms[key.state.algorithm] ?? 'HMAC_SHA_256')
    : (asked as MacAlgorithmSpec);
}

/** What is signed, and how. */
export interface Signing {
  readonly SigningAlgorithm: SigningAlgorithmSpec;
  readonly MessageType: MessageType;
  readonly Message: Uint8Array;
}

/** Source: AWS KMS developer guide, "Key spec reference". */
const signingAlgorithms: Readonly<Record<string, SigningAlgorithmSpec>> = {
  'ec-p256': 'ECDSA_SHA_256',
  'ec-p384': 'ECDSA_SHA_384',
  'ec-p521': 'ECDSA_SHA_512',
  'ec-secp256k1': 'ECDSA_SHA_256',
  ed25519: 'ED25519_SHA_512',
  sm2: 'SM2DSA',
  'ml-dsa-44': 'ML_DSA_SHAKE_256',
  'ml-dsa-65': 'ML_DSA_SHAKE_256',
  'ml-dsa-87': 'ML_DSA_SHAKE_256',
};

/** The signing parameters that the estate demands, the rest such as the key has and as fit together. */
export function signing({ key, context }: Asked): Signing {
  const askedType = valueIn(context, 'kms:MessageType') as MessageType | undefined;
  const SigningAlgorithm =
    (valueIn(context, 'kms:SigningAlgorithm') as SigningAlgorithmSpec | undefined) ??
    (key.state.algorithm === 'ed25519' && askedType === 'DIGEST'
      ? 'ED25519_PH_SHA_512'
      : (signingAlgorithms[key.state.algorithm] ?? 'RSASSA_PSS_SHA_256'));
  const MessageType = askedType ?? (SigningAlgorithm === 'ED25519_PH_SHA_512' ? 'DIGEST' : 'RAW');
  return { SigningAlgorithm, MessageType, Message: new Uint8Array(lengthOf(SigningAlgorithm, MessageType)) };
}

/** In bytes. Source: AWS KMS API reference, Sign, MessageType. */
function lengthOf(algorithm: string, type: MessageType): number {
  if (type === 'EXTERNAL_MU') return 64;
  const bits = /_(256|384|512)$/.exec(algorithm)?.[1] ?? '256';
  return Number(bits) / 8;
}
