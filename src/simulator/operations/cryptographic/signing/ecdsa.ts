import { loadOnDemand } from '../../../load-on-demand.js';
import type { Curve } from '../../../material/curves.js';
import { publicPointOf, scalarOf } from '../../../material/elliptic.js';
import { falseIfMalformed, type HashName, type Scheme } from './scheme.js';

type NistPackage = typeof import('@noble/curves/nist.js');
type KoblitzPackage = typeof import('@noble/curves/secp256k1.js');

const nist = () => loadOnDemand('@noble/curves/nist.js') as NistPackage;
const koblitz = () => loadOnDemand('@noble/curves/secp256k1.js') as KoblitzPackage;

const ecdsaOn: Readonly<Record<string, () => NistPackage['p256']>> = {
  prime256v1: () => nist().p256,
  secp384r1: () => nist().p384,
  secp521r1: () => nist().p521,
  secp256k1: () => koblitz().secp256k1,
};

/** As KMS has it: any S, not only the lower half; DER (RFC 3279); the digest is signed as it is. */
const form = { prehash: false, lowS: false, format: 'der' } as const;

/** ECDSA (FIPS 186-5); RFC 6979 with added randomness, so that no two signatures are the same. */
export function ecdsa(curve: Curve, hash: HashName): Scheme {
  const algorithm = ecdsaOn[curve.name]?.();
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
