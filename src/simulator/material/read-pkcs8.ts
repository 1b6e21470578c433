import { createPrivateKey, type KeyObject } from 'node:crypto';

/** A PKCS#8 key as node:crypto takes it. Throws where it can't be read. */
export function readPkcs8(der: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
}
