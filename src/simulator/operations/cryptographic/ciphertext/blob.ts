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
const magic = Buffer.from('kwc1', 'ascii');
const accountSize = 12;
const materialIdSize = 32;

/** Everything before the IV; authenticated with the ciphertext. */
export function blobHeader({
  account,
  keyId,
  materialId,
}: Pick<SealedBlob, 'account' | 'keyId' | 'materialId'>): Buffer {
  const name = Buffer.from(keyId, 'ascii');
  const parts = [
    magic,
    Buffer.from(account, 'ascii'),
    Buffer.from(materialId, 'hex'),
    Buffer.from([name.length]),
    name,
  ];
  return Buffer.concat(parts);
}

export function formatBlob(blob: SealedBlob): Buffer {
  return Buffer.concat([blobHeader(blob), blob.iv, blob.tag, blob.ciphertext]);
}

/** Null for bytes that are no blob of this simulator. */
export function parseBlob(bytes: Buffer): SealedBlob | null {
  const nameAt = magic.length + accountSize + materialIdSize;
  const nameSize = bytes[nameAt];
  if (nameSize === undefined || !bytes.subarray(0, magic.length).equals(magic)) return null;
  const ivAt = nameAt + 1 + nameSize;
  const tagAt = ivAt + ivSize;
  if (bytes.length < tagAt + tagSize) return null;
  return {
    account: bytes.toString('ascii', magic.length, magic.length + accountSize),
    materialId: bytes.toString('hex', magic.length + accountSize, nameAt),
    keyId: bytes.toString('ascii', nameAt + 1, ivAt),
    iv: bytes.subarray(ivAt, tagAt),
    tag: bytes.subarray(tagAt, tagAt + tagSize),
    ciphertext: bytes.subarray(tagAt + tagSize),
  };
}
