import { type Lattice, latticeKeys, type MlDsa } from '../../../material/post-quantum.js';
import { falseIfMalformed, type Scheme } from './scheme.js';

/** ML-DSA (FIPS 204) of the message, with an empty context string. */
export function mlDsaOfMessage(algorithm: MlDsa, kind: Lattice): Scheme {
  return {
    hash: null,
    sign: (privateKey, message, random) => {
      const { secretKey } = latticeKeys(kind, privateKey);
      return Buffer.from(algorithm.sign(message, secretKey, { extraEntropy: random(32) }));
    },
    verify: (privateKey, message, signature) =>
      falseIfMalformed(() => algorithm.verify(signature, message, latticeKeys(kind, privateKey).publicKey)),
  };
}

/** The same of a message's 64-byte representative μ, computed outside (FIPS 204, 6.2). */
export function mlDsaOfRepresentative({ internal }: MlDsa, kind: Lattice): Scheme {
  return {
    hash: null,
    sign: (privateKey, mu, random) => {
      const { secretKey } = latticeKeys(kind, privateKey);
      return Buffer.from(internal.sign(mu, secretKey, { externalMu: true, extraEntropy: random(32) }));
    },
    verify: (privateKey, mu, signature) =>
      falseIfMalformed(() =>
        internal.verify(signature, mu, latticeKeys(kind, privateKey).publicKey, { externalMu: true }),
      ),
  };
}
