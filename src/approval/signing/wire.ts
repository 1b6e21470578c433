/**
 * Reads SSH's binary encoding (RFC 4251, section 5) from its start to its end. What doesn't fit is remembered: from there on
 * everything is empty, and `finish` says no.
 */
export interface WireReader {
  byte(): number;
  uint32(): number;
  /** A `string`: any bytes. */
  bytes(): Buffer;
  /** A `string` of printable ASCII without spaces, as all names are. */
  name(): string;
  /** An `mpint` above zero in its one shortest form, without the zero that keeps it positive. */
  positive(): Buffer;
  /** Whether all fitted so far. */
  fits(): boolean;
  /** Whether all fitted and nothing is left. */
  finish(): boolean;
}

export function readWire(input: Uint8Array): WireReader {
  const rest = { bytes: Buffer.from(input), fits: true };
  const fail = (): void => {
    rest.fits = false;
    rest.bytes = Buffer.alloc(0);
  };
  const take = (length: number): Buffer => {
    if (length > rest.bytes.length) fail();
    const taken = rest.bytes.subarray(0, rest.fits ? length : 0);
    rest.bytes = rest.bytes.subarray(taken.length);
    return taken;
  };
  const uint32 = (): number => {
    const taken = take(4);
    return taken.length === 4 ? taken.readUInt32BE() : 0;
  };
  const bytes = (): Buffer => take(uint32());
  return {
    byte: () => take(1)[0] ?? 0,
    uint32,
    bytes,
    name: () => {
      const text = bytes().toString('latin1');
      if (!/^[\x21-\x7e]*$/.test(text)) fail();
      return text;
    },
    positive: () => {
      const magnitude = positiveMagnitude(bytes());
      if (magnitude === null) fail();
      return magnitude ?? Buffer.alloc(0);
    },
    fits: () => rest.fits,
    finish: () => rest.fits && rest.bytes.length === 0,
  };
}

function positiveMagnitude(mpint: Buffer): Buffer | null {
  const [first = 0x80, second = 0] = mpint;
  if (first >= 0x80) return null;
  if (first !== 0) return mpint;
  return second >= 0x80 ? mpint.subarray(1) : null;
}

/** A `string` in the same encoding. */
export function wireString(content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
