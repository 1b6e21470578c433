import { createPublicKey, sign, verify } from 'node:crypto';
import { loadOnDemand } from '../../../load-on-demand.js';
import { ed25519Seed } from '../../../material/edwards25519.js';
import { readPkcs8 } from '../../../material/read-pkcs8.js';
import { falseIfMalformed, type Scheme } from './scheme.js';

type CurvePackage = typeof import('@noble/curves/ed25519.js');

const prehashed = () => (loadOnDemand('@noble/curves/ed25519.js') as CurvePackage).ed25519ph;

/** Ed25519 (RFC 8032) of the message. */
export const ed25519: Scheme = {
  hash: null,
  sign: (privateKey, message) => sign(null, message, readPkcs8(privateKey)),
  verify: (privateKey, message, signature) =>
    verify(null, message, createPublicKey(readPkcs8(privateKey)), signature),
};

/** Ed25519ph (RFC 8032), which hashes what it is given: KMS hashes a digest once more (API reference, Sign). */
export const ed25519Prehashed: Scheme = {
  hash: null,
  sign: (privateKey, digest) => Buffer.from(prehashed().sign(digest, ed25519Seed(privateKey))),
  verify: (privateKey, digest, signature) =>
    falseIfMalformed(() => {
      const publicKey = prehashed().getPublicKey(ed25519Seed(privateKey));
      return prehashed().verify(signature, digest, publicKey);
    }),
};
