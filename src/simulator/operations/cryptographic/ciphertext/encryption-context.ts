/** Pairs of names and values that a symmetric ciphertext is bound to. */
export type EncryptionContext = Readonly<Record<string, string>>;

/** The pairs in one order, each part with its length before it, so that no two contexts have the same bytes. */
export function contextBytes(context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).map(
    ([name, value]) => [Buffer.from(name), Buffer.from(value)] as const,
  );
  pairs.sort(([one], [other]) => Buffer.compare(one, other));
  return Buffer.concat(pairs.flat().flatMap((part) => [sizeOf(part), part]));
}

function sizeOf(part: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(part.length);
  return size;
}
