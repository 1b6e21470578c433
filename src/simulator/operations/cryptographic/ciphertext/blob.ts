import { createHash } from 'node:crypto';

/**
 * What a symmetric ciphertext carries so that it can be decrypted without being told the key. No Region: replicas of a
 * multi-Region key decrypt each other's ciphertexts.
 */
export interface SealedBlob {
  readonly account: string;
  readonly keyId: string;
  /** 64 hexadecimal digits. */
  readonly materialId: string;
  readonly iv: Buffer;
  readonly tag: Buffer;
  readonly ciphertext: Buffer;
}

export const ivSize = 12;
export const tagSize = 16;
/** How AWS's ciphertexts begin (in base64 `AQICAH`), by which people and tools know them; what follows is the simulator's own. */
const magic = Buffer.from('0102020078', 'hex');
const accountSize = 12;
const materialIdSize = 32;
const checkSize = 4;

/**
 * Everything before the IV; authenticated with the ciphertext. It ends with a checksum, so that a blob that was changed names no
 * key: AWS answers InvalidCiphertextException whichever byte it was.
 */
export function blobHeader({
  account,
  keyId,
  materialId,
}: Pick<SealedBlob, 'account' | 'keyId' | 'materialId'>): Buffer {
  const name = Buffer.from(keyId, 'latin1');
  const parts = [
    magic,
    Buffer.from(account, 'latin1'),
    Buffer.from(materialId, 'hex'),
    Buffer.from([name.length]),
    name,
  ];
  const names = Buffer.concat(parts);
  return Buffer.concat([names, checkOf(names)]);
}

function checkOf(names: Buffer): Buffer {
  return createHash('sha256').update(names).digest().subarray(0, checkSize);
}

export function formatBlob(blob: SealedBlob): Buffer {
  return Buffer.concat([blobHeader(blob), blob.iv, blob.tag, blob.ciphertext]);
}

/** Null for bytes that are no blob of this simulator. */
export function parseBlob(bytes: Buffer): SealedBlob | null {
  const nameAt = magic.length + accountSize + materialIdSize;
  const nameSize = bytes[nameAt];
  if (nameSize === undefined || !bytes.subarray(0, magic.length).equals(magic)) return null;
  const checkAt = nameAt + 1 + nameSize;
  const ivAt = checkAt + checkSize;
  const tagAt = ivAt + ivSize;
  if (bytes.length < tagAt + tagSize) return null;
  if (!checkOf(bytes.subarray(0, checkAt)).equals(bytes.subarray(checkAt, ivAt))) return null;
  return {
    account: bytes.toString('latin1', magic.length, magic.length + accountSize),
    materialId: bytes.toString('hex', magic.length + accountSize, nameAt),
    keyId: bytes.toString('latin1', nameAt + 1, checkAt),
    iv: bytes.subarray(ivAt, tagAt),
    tag: bytes.subarray(tagAt, tagAt + tagSize),
    ciphertext: bytes.subarray(tagAt + tagSize),
  };
}
