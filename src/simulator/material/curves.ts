import { objectId } from './der.js';

/** An elliptic curve whose keys are SEC 1 keys (RFC 5480, RFC 5915). */
export interface Curve {
  /** OpenSSL's name. */
  readonly name: string;
  /** The elements of its keys' AlgorithmIdentifier. */
  readonly algorithm: readonly Buffer[];
  /** Bytes of a private scalar and of a coordinate. */
  readonly size: number;
  /** How many of a random scalar's highest bits are cut, so that one in two or more is below the group's order. */
  readonly spareBits: number;
}

const ecPublicKey = '1.2.840.10045.2.1';

function curve(name: string, oid: string, size: number, spareBits = 0): Curve {
  return { name, algorithm: [objectId(ecPublicKey), objectId(oid)], size, spareBits };
}

/** The curve of a KeySpec; null where it has none of this form. */
export function curveOf(spec: string): Curve | null {
  return curves[spec] ?? null;
}

const curves: Readonly<Record<string, Curve>> = {
  ECC_NIST_P256: curve('prime256v1', '1.2.840.10045.3.1.7', 32),
  ECC_NIST_P384: curve('secp384r1', '1.3.132.0.34', 48),
  ECC_NIST_P521: curve('secp521r1', '1.3.132.0.35', 66, 7),
  ECC_SECG_P256K1: curve('secp256k1', '1.3.132.0.10', 32),
  SM2: curve('SM2', '1.2.156.10197.1.301', 32),
};
