import type { SigningAlgorithm } from '../../../material/algorithms.js';
import { type Curve, curveOf } from '../../../material/curves.js';
import { type Lattice, latticeOf, mlDsaOf } from '../../../material/post-quantum.js';
import { validation } from '../../../service-error.js';
import { ecdsa } from './ecdsa.js';
import { ed25519, ed25519Prehashed } from './ed25519.js';
import { mlDsaOfMessage, mlDsaOfRepresentative } from './ml-dsa.js';
import { rsaPkcs1 } from './rsa-pkcs1.js';
import { rsaPss } from './rsa-pss.js';
import type { HashName, Scheme } from './scheme.js';
import { sm2Dsa } from './sm2-dsa.js';

export const messageTypes = ['RAW', 'DIGEST', 'EXTERNAL_MU'] as const;
export type MessageType = (typeof messageTypes)[number];

/**
 * How a key signs with an algorithm that its KeySpec has. Throws ValidationException for a message type that the
 * algorithm doesn't take (API reference, Sign, parameter MessageType).
 */
export function schemeFor(spec: string, algorithm: SigningAlgorithm, type: MessageType): Scheme {
  const scheme = schemeOf(spec, algorithm, type);
  if (scheme !== null) return scheme;
  const ofKey = type === 'EXTERNAL_MU' || algorithm === 'ML_DSA_SHAKE_256';
  const against = ofKey ? `key spec ${spec}` : `algorithm ${algorithm}`;
  throw validation(`Message type ${type} is incompatible with ${against}.`);
}

function schemeOf(spec: string, algorithm: SigningAlgorithm, type: MessageType): Scheme | null {
  switch (algorithm) {
    case 'ED25519_SHA_512':
      return type === 'RAW' ? ed25519 : null;
    case 'ED25519_PH_SHA_512':
      return type === 'DIGEST' ? ed25519Prehashed : null;
    case 'ML_DSA_SHAKE_256':
      return type === 'DIGEST' ? null : latticeScheme(spec, type);
    case 'SM2DSA':
      return type === 'EXTERNAL_MU' ? null : sm2Dsa(type === 'RAW' ? 'message' : 'digest');
    default:
      return type === 'EXTERNAL_MU' ? null : hashedScheme(spec, algorithm);
  }
}

type Hashed = Exclude<
  SigningAlgorithm,
  'ED25519_SHA_512' | 'ED25519_PH_SHA_512' | 'ML_DSA_SHAKE_256' | 'SM2DSA'
>;

function hashedScheme(spec: string, algorithm: Hashed): Scheme {
  const hash = hashOf(algorithm);
  if (algorithm.startsWith('RSASSA_PSS')) return rsaPss(hash);
  if (algorithm.startsWith('RSASSA_PKCS1')) return rsaPkcs1(hash);
  return ecdsa(requireCurve(spec), hash);
}

function hashOf(algorithm: Hashed): HashName {
  if (algorithm.endsWith('_256')) return 'sha256';
  return algorithm.endsWith('_384') ? 'sha384' : 'sha512';
}

function latticeScheme(spec: string, type: 'RAW' | 'EXTERNAL_MU'): Scheme {
  const algorithm = mlDsaOf(spec);
  const kind: Lattice | null = latticeOf(spec);
  if (algorithm === undefined || kind === null) throw new TypeError(`${spec} is no ML-DSA key`);
  return type === 'RAW' ? mlDsaOfMessage(algorithm, kind) : mlDsaOfRepresentative(algorithm, kind);
}

function requireCurve(spec: string): Curve {
  const curve = curveOf(spec);
  if (curve === null) throw new TypeError(`${spec} has no curve`);
  return curve;
}
