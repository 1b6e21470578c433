import { loadOnDemand } from '../load-on-demand.js';
import type { RandomSource } from '../randomness.js';
import { contentOf, element, objectId, readAll, readOne, tags } from './der.js';
import { privateKeyInfo, publicKeyInfo, readPrivateKeyInfo } from './key-info.js';

/** A lattice key pair's parameter set; its private key is kept as the seed (RFC 9881, RFC 9935). */
export interface Lattice {
  readonly algorithm: readonly Buffer[];
  readonly seedSize: number;
  readonly keygen: (seed: Uint8Array) => KeyBytes;
}

export interface KeyBytes {
  readonly publicKey: Uint8Array;
  readonly secretKey: Uint8Array;
}

type DsaPackage = typeof import('@noble/post-quantum/ml-dsa.js');
type KemPackage = typeof import('@noble/post-quantum/ml-kem.js');
export type MlDsa = DsaPackage['ml_dsa44'];
export type MlKem = KemPackage['ml_kem512'];

/** FIPS 204; undefined for a KeySpec that is none of its. */
export function mlDsaOf(spec: string): MlDsa | undefined {
  if (!spec.startsWith('ML_DSA_')) return undefined;
  const { ml_dsa44, ml_dsa65, ml_dsa87 } = loadOnDemand('@noble/post-quantum/ml-dsa.js') as DsaPackage;
  return new Map([
    ['ML_DSA_44', ml_dsa44],
    ['ML_DSA_65', ml_dsa65],
    ['ML_DSA_87', ml_dsa87],
  ]).get(spec);
}

/** FIPS 203; undefined for a KeySpec that is none of its. */
export function mlKemOf(spec: string): MlKem | undefined {
  if (!spec.startsWith('ML_KEM_')) return undefined;
  const { ml_kem512, ml_kem768, ml_kem1024 } = loadOnDemand('@noble/post-quantum/ml-kem.js') as KemPackage;
  return new Map([
    ['ML_KEM_512', ml_kem512],
    ['ML_KEM_768', ml_kem768],
    ['ML_KEM_1024', ml_kem1024],
  ]).get(spec);
}

export function latticeOf(spec: string): Lattice | null {
  return lattices[spec] ?? null;
}

const nistAlgorithms = '2.16.840.1.101.3.4';

function lattice(spec: string, arc: string, seedSize: number): Lattice {
  const keygen = (seed: Uint8Array) => {
    const algorithm = mlDsaOf(spec) ?? mlKemOf(spec);
    if (algorithm === undefined) throw new TypeError(`no lattice ${spec}`);
    return algorithm.keygen(seed);
  };
  return { algorithm: [objectId(`${nistAlgorithms}.${arc}`)], seedSize, keygen };
}

const lattices: Readonly<Record<string, Lattice>> = {
  ML_DSA_44: lattice('ML_DSA_44', '3.17', 32),
  ML_DSA_65: lattice('ML_DSA_65', '3.18', 32),
  ML_DSA_87: lattice('ML_DSA_87', '3.19', 32),
  ML_KEM_512: lattice('ML_KEM_512', '4.1', 64),
  ML_KEM_768: lattice('ML_KEM_768', '4.2', 64),
  ML_KEM_1024: lattice('ML_KEM_1024', '4.3', 64),
};

/** A new private key, PKCS#8 in seed format. */
export function generateLattice(kind: Lattice, random: RandomSource): Buffer {
  return encode(kind, random(kind.seedSize));
}

/**
 * The same PKCS#8 key in the one form that is kept. Takes the formats that hold the seed, alone or with the expanded
 * key; throws RangeError for anything else.
 */
export function parseLattice(kind: Lattice, der: Uint8Array): Buffer {
  return encode(kind, seedOf(kind, der));
}

/** The key pair of a PKCS#8 private key. */
export function latticeKeys(kind: Lattice, der: Uint8Array): KeyBytes {
  return kind.keygen(seedOf(kind, der));
}

export function latticePublicKey(kind: Lattice, der: Uint8Array): Buffer {
  return publicKeyInfo(kind.algorithm, latticeKeys(kind, der).publicKey);
}

const seedTag = 0x80;

function encode(kind: Lattice, seed: Uint8Array): Buffer {
  return privateKeyInfo(kind.algorithm, element(seedTag, seed));
}

function seedOf(kind: Lattice, der: Uint8Array): Buffer {
  const privateKey = readPrivateKeyInfo(der, kind.algorithm);
  const seed =
    privateKey[0] === tags.sequence ? seedBesideExpanded(privateKey) : readOne(privateKey, seedTag);
  if (seed.length !== kind.seedSize) throw new RangeError('a seed of another length');
  return seed;
}

function seedBesideExpanded(both: Buffer): Buffer {
  return contentOf(readAll(readOne(both, tags.sequence))[0], tags.octetString);
}
