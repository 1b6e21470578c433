import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import type { Curve } from '../../../material/curves.js';
import { publicPointOf, scalarOf } from '../../../material/elliptic.js';
import { falseIfMalformed, type HashName, type Scheme } from './scheme.js';

const ecdsaOn: Readonly<Record<string, typeof p256>> = {
  prime256v1: p256,
  secp384r1: p384,
  secp521r1: p521,
  secp256k1,
};

/** As KMS has it: any S, not only the lower half; DER (RFC 3279); the digest is signed as it is. */
const form = { prehash: false, lowS: false, format: 'der' } as const;

/** ECDSA (FIPS 186-5); RFC 6979 with added randomness, so that no two signatures are the same. */
export function ecdsa(curve: Curve, hash: HashName): Scheme {
  const algorithm = ecdsaOn[curve.name];
  if (algorithm === undefined) throw new TypeError(`no ECDSA on ${curve.name}`);
  return {
    hash,
    sign: (privateKey, digest, random) =>
      Buffer.from(
        algorithm.sign(digest, scalarOf(curve, privateKey), { ...form, extraEntropy: random(curve.size) }),
      ),
    verify: (privateKey, digest, signature) =>
      falseIfMalformed(() => algorithm.verify(signature, digest, publicPointOf(curve, privateKey), form)),
  };
}
