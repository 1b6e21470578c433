import { constants, createDecipheriv, type KeyObject, privateDecrypt } from 'node:crypto';

/** An element of BER: its bytes, or the elements in it. */
interface Element {
  readonly tag: number;
  readonly bytes: Buffer;
  readonly parts: readonly Element[];
}

const rsaesOaep = '06092a864886f70d010107';
const aes256Cbc = '060960864801650304012a';

/** What a CMS EnvelopedData with one recipient holds; throws where it isn't RSAES-OAEP with SHA-256 and AES-256-CBC. */
export function openEnvelope(ber: Buffer, key: KeyObject): Buffer {
  const [, explicit] = read(ber).element.parts;
  const [, recipients, content] = explicit?.parts[0]?.parts ?? [];
  const [, , wrapping, wrapped] = recipients?.parts[0]?.parts ?? [];
  const [, encryption, encrypted] = content?.parts ?? [];
  const [cipher, iv] = encryption?.parts ?? [];
  if (
    recipients?.parts.length !== 1 ||
    !ber.includes(Buffer.from(rsaesOaep, 'hex')) ||
    wrapping === undefined
  )
    throw new Error('not one recipient with RSAES-OAEP');
  if (cipher?.bytes.toString('hex') !== aes256Cbc.slice(4)) throw new Error('not AES-256-CBC');
  const oaep = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
  const contentKey = privateDecrypt(oaep, wrapped?.bytes ?? Buffer.alloc(0));
  const decipher = createDecipheriv('aes-256-cbc', contentKey, iv?.bytes ?? Buffer.alloc(0));
  const pieces = (encrypted?.parts ?? []).map(({ bytes }) => decipher.update(bytes));
  return Buffer.concat([...pieces, decipher.final()]);
}

/** The element at the start of `ber`, and where it ends. Definite and indefinite lengths. */
function read(ber: Buffer): { readonly element: Element; readonly end: number } {
  const [tag = 0, short = 0] = ber;
  const constructed = (tag & 0x20) !== 0;
  if (short === 0x80) return readIndefinite(ber, tag);
  const more = short < 0x80 ? 0 : short - 0x80;
  const start = 2 + more;
  const end = start + (more === 0 ? short : ber.readUIntBE(2, more));
  const bytes = ber.subarray(start, end);
  return { element: { tag, bytes, parts: constructed ? readAll(bytes) : [] }, end };
}

function readIndefinite(ber: Buffer, tag: number): { readonly element: Element; readonly end: number } {
  const parts: Element[] = [];
  let at = 2;
  while (ber.readUInt16BE(at) !== 0) {
    const { element, end } = read(ber.subarray(at));
    parts.push(element);
    at += end;
  }
  return { element: { tag, bytes: ber.subarray(2, at), parts }, end: at + 2 };
}

function readAll(bytes: Buffer): readonly Element[] {
  const parts: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { element, end } = read(bytes.subarray(at));
    parts.push(element);
    at += end;
  }
  return parts;
}
