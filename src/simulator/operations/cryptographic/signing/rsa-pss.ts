import { createHash } from 'node:crypto';
import { mgf1 } from '../../../material/mgf1.js';
import { modulusBits } from '../../../material/rsa.js';
import { encodedIn, signEncoded } from './rsa-raw.js';
import type { HashName, Scheme } from './scheme.js';

/** RSASSA-PSS (RFC 8017, 8.1) with MGF1 over the same hash and a salt as long as the digest. */
export function rsaPss(hash: HashName): Scheme {
  return {
    hash,
    sign: (privateKey, digest, random) =>
      signEncoded(privateKey, encode(modulusBits(privateKey), hash, digest, random(digest.length))),
    verify: (privateKey, digest, signature) => {
      const encoded = encodedIn(privateKey, signature);
      if (encoded === null) return false;
      const salt = saltOf(encoded, hash, digest.length);
      return encode(modulusBits(privateKey), hash, digest, salt).equals(encoded);
    },
  };
}

const trailer = 0xbc;

/** EMSA-PSS (9.1.1): masked padding and salt, then the hash over digest and salt, then the trailer. */
function encode(bits: number, hash: HashName, digest: Buffer, salt: Buffer): Buffer {
  const hashed = createHash(hash).update(Buffer.alloc(8)).update(digest).update(salt).digest();
  const size = bits / 8 - hashed.length - 1;
  const block = Buffer.concat([Buffer.alloc(size - salt.length - 1), Buffer.from([0x01]), salt]);
  return Buffer.concat([masked(block, hash, hashed), hashed, Buffer.from([trailer])]);
}

/** The salt that an encoded message would have; encoding it again tells whether it is one. */
function saltOf(encoded: Buffer, hash: HashName, saltSize: number): Buffer {
  const hashAt = encoded.length - saltSize - 1;
  const hashed = encoded.subarray(hashAt, -1);
  return masked(encoded.subarray(0, hashAt), hash, hashed).subarray(-saltSize);
}

/** XOR with the mask of `seed`; the highest bit is cleared, so that the whole is below the modulus. */
function masked(block: Buffer, hash: HashName, seed: Buffer): Buffer {
  const mask = mgf1(hash, seed, block.length);
  const result = Buffer.from(block.map((byte, at) => byte ^ (mask[at] ?? 0)));
  result[0] = (result[0] ?? 0) & 0x7f;
  return result;
}
