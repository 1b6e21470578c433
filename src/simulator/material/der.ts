/** The little of DER (ITU-T X.690) that keys, signatures and ciphertexts need. */

export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  sequence: 0x30,
} as const;

/** One element: its tag, its content, and the content's length in bytes. */
export interface DerElement {
  readonly tag: number;
  readonly content: Buffer;
}

/** One element of any tag. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

export const sequence = (...parts: readonly Uint8Array[]) => element(tags.sequence, ...parts);
export const octetString = (bytes: Uint8Array) => element(tags.octetString, bytes);
export const bitString = (bytes: Uint8Array) => element(tags.bitString, Buffer.from([0]), bytes);

/** A non-negative number from its big-endian bytes. */
export function integer(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const shortest = first === -1 ? Buffer.from([0]) : Buffer.from(bytes).subarray(first);
  const negative = (shortest[0] ?? 0) >= 0x80;
  return element(tags.integer, Buffer.from(negative ? [0] : []), shortest);
}

/** An object identifier from its dotted form. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(tags.objectId, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** The elements one after another in `bytes`. Throws RangeError where they aren't whole or end past it. */
export function readAll(bytes: Uint8Array): DerElement[] {
  const found: DerElement[] = [];
  let rest = Buffer.from(bytes);
  while (rest.length > 0) {
    const { tag, from, to } = readHeader(rest);
    found.push({ tag, content: rest.subarray(from, to) });
    rest = rest.subarray(to);
  }
  return found;
}

/** What the only element of `bytes` holds. Throws RangeError where there is another, none, or one of another tag. */
export function readOne(bytes: Uint8Array, tag: number): Buffer {
  const [only, ...others] = readAll(bytes);
  if (only === undefined || others.length > 0) throw new RangeError('not one DER element');
  return contentOf(only, tag);
}

/** What an element holds. Throws RangeError where it is missing or has another tag. */
export function contentOf(found: DerElement | undefined, tag: number): Buffer {
  if (found?.tag !== tag) throw new RangeError(`no DER element with tag ${tag}`);
  return found.content;
}

/** The number in an INTEGER's content as `size` big-endian bytes. Throws RangeError where it is negative or longer. */
export function unsigned(content: Buffer, size: number): Buffer {
  if ((content[0] ?? 0x80) >= 0x80) throw new RangeError('a negative number');
  const digits = content[0] === 0 ? content.subarray(1) : content;
  if (digits.length > size) throw new RangeError('a number too long');
  return Buffer.concat([Buffer.alloc(size - digits.length), digits]);
}

function readHeader(bytes: Buffer): { readonly tag: number; readonly from: number; readonly to: number } {
  const [tag = 0, short = 0] = bytes;
  const more = short < 0x80 ? 0 : short - 0x80;
  if (bytes.length < 2 + more || more > 4 || short === 0x80) throw new RangeError('no DER element');
  const from = 2 + more;
  const to = from + (more === 0 ? short : bytes.readUIntBE(2, more));
  if (to > bytes.length) throw new RangeError('a DER element that ends past its bytes');
  return { tag, from, to };
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const digits = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 + digits.length]), digits]);
}

function base128(number: number): number[] {
  const digits = [number & 0x7f];
  for (let rest = number >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
