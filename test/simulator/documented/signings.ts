import { createHash } from 'node:crypto';
import type { KeySpec, KMS, MessageType, SigningAlgorithmSpec } from '@aws-sdk/client-kms';
import type { Desk } from './desk.js';

/** One way to sign. */
export interface Signing {
  readonly spec: KeySpec;
  readonly algorithm: SigningAlgorithmSpec;
  readonly type: MessageType;
  readonly message: Buffer;
}

const text = Buffer.from('four eyes');
const rsa = ['RSASSA_PKCS1_V1_5', 'RSASSA_PSS'].flatMap((scheme) =>
  [256, 384, 512].map((bits) => `${scheme}_SHA_${bits}` as SigningAlgorithmSpec),
);

/** Each algorithm with each kind of message that it takes (API reference, Sign, MessageType). RSA_3072 and RSA_4096 take seconds. */
export const signings: readonly Signing[] = [
  ...rsa.flatMap((algorithm) => rawAndDigest('RSA_2048', algorithm)),
  ...rawAndDigest('ECC_NIST_P256', 'ECDSA_SHA_256'),
  ...rawAndDigest('ECC_NIST_P384', 'ECDSA_SHA_384'),
  ...rawAndDigest('ECC_NIST_P521', 'ECDSA_SHA_512'),
  ...rawAndDigest('ECC_SECG_P256K1', 'ECDSA_SHA_256'),
  { spec: 'ECC_NIST_EDWARDS25519', algorithm: 'ED25519_SHA_512', type: 'RAW', message: text },
  {
    spec: 'ECC_NIST_EDWARDS25519',
    algorithm: 'ED25519_PH_SHA_512',
    type: 'DIGEST',
    message: digest('ED25519_PH_SHA_512'),
  },
  ...(['ML_DSA_44', 'ML_DSA_65', 'ML_DSA_87'] as const).flatMap((spec): Signing[] => [
    { spec, algorithm: 'ML_DSA_SHAKE_256', type: 'RAW', message: text },
    { spec, algorithm: 'ML_DSA_SHAKE_256', type: 'EXTERNAL_MU', message: Buffer.alloc(64, 3) },
  ]),
  { spec: 'SM2', algorithm: 'SM2DSA', type: 'RAW', message: text },
  { spec: 'SM2', algorithm: 'SM2DSA', type: 'DIGEST', message: Buffer.alloc(32, 3) },
];

function rawAndDigest(spec: KeySpec, algorithm: SigningAlgorithmSpec): readonly Signing[] {
  return [
    { spec, algorithm, type: 'RAW', message: text },
    { spec, algorithm, type: 'DIGEST', message: digest(algorithm) },
  ];
}

function digest(algorithm: SigningAlgorithmSpec): Buffer {
  return createHash(`sha${algorithm.slice(-3)}`)
    .update(text)
    .digest();
}

/** Gives one key for each KeySpec, of an administrator where the spec exists. */
export function signingKeys(desk: Desk): (spec: KeySpec) => Promise<{ kms: KMS; KeyId: string }> {
  const made = new Map<KeySpec, Promise<string>>();
  return async (KeySpec) => {
    const kms = KeySpec === 'SM2' ? desk.chinese : desk.admin;
    const key = made.get(KeySpec) ?? desk.makeKey({ KeySpec, KeyUsage: 'SIGN_VERIFY' }, kms);
    made.set(KeySpec, key);
    return { kms, KeyId: await key };
  };
}
