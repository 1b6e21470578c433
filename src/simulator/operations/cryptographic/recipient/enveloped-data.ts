import { constants, createCipheriv, createHash, type KeyObject, publicEncrypt } from 'node:crypto';
import { element, integer, objectId, octetString, sequence } from '../../../material/der.js';

/**
 * CMS EnvelopedData (RFC 5652, section 6) for one RSA key: RSAES-OAEP with SHA-256 around an AES-256-CBC key. It has the very shape
 * of what KMS sends, BER with indefinite lengths, which AWS's own reader insists on (aws/aws-nitro-enclaves-sdk-c, `source/cms.c`
 * and the recorded answer in `tests/cms_test.c`). How KMS makes the 32 bytes of the key's identifier isn't known: here they are
 * the SHA-256 of its SubjectPublicKeyInfo. Throws where the key can't encrypt.
 */
export function envelop(content: Uint8Array, key: KeyObject, random: (bytes: number) => Buffer): Buffer {
  const contentKey = random(32);
  return indefinite(
    0x30,
    objectId('1.2.840.113549.1.7.3'),
    indefinite(
      0xa0,
      indefinite(0x30, version, set(recipient(key, contentKey)), encrypted(content, contentKey, random(16))),
    ),
  );
}

function recipient(key: KeyObject, contentKey: Buffer): Buffer {
  const identifier = createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest();
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const encryptedKey = publicEncrypt({ key, padding, oaepHash: 'sha256' }, contentKey);
  return sequence(version, element(0x80, identifier), oaepSha256, octetString(encryptedKey));
}

function encrypted(content: Uint8Array, key: Buffer, iv: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return indefinite(
    0x30,
    objectId('1.2.840.113549.1.7.1'),
    sequence(objectId('2.16.840.1.101.3.4.1.42'), octetString(iv)),
    indefinite(0xa0, octetString(Buffer.concat([cipher.update(content), cipher.final()]))),
  );
}

/** An element that ends with two zero bytes instead of having a length (X.690, section 8.1.3.6). */
function indefinite(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from([tag, 0x80]), ...parts, Buffer.alloc(2)]);
}

const set = (...parts: readonly Uint8Array[]) => element(0x31, ...parts);
const version = integer(Buffer.from([2]));
const sha256 = sequence(objectId('2.16.840.1.101.3.4.2.1'), element(0x05));
/** RFC 4055, section 4.1. */
const oaepSha256 = sequence(
  objectId('1.2.840.113549.1.1.7'),
  sequence(element(0xa0, sha256), element(0xa1, sequence(objectId('1.2.840.113549.1.1.8'), sha256))),
);
