import { objectId, octetString, sequence } from '../../../material/der.js';
import { modulusBits } from '../../../material/rsa.js';
import { encodedIn, signEncoded } from './rsa-raw.js';
import type { Scheme } from './scheme.js';

const digestIdentifiers = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;

/** RSASSA-PKCS1-v1_5 (RFC 8017, 8.2). */
export function rsaPkcs1(hash: keyof typeof digestIdentifiers): Scheme {
  return {
    hash,
    sign: (privateKey, digest) => signEncoded(privateKey, encode(privateKey, hash, digest)),
    verify: (privateKey, digest, signature) =>
      encodedIn(privateKey, signature)?.equals(encode(privateKey, hash, digest)) ?? false,
  };
}

/** EMSA-PKCS1-v1_5 (9.2). */
function encode(privateKey: Buffer, hash: keyof typeof digestIdentifiers, digest: Buffer): Buffer {
  const info = sequence(
    sequence(objectId(digestIdentifiers[hash]), Buffer.from([0x05, 0x00])),
    octetString(digest),
  );
  const padding = Buffer.alloc(modulusBits(privateKey) / 8 - info.length - 3, 0xff);
  return Buffer.concat([Buffer.from([0x00, 0x01]), padding, Buffer.from([0x00]), info]);
}
