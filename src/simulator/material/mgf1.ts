import { createHash } from 'node:crypto';

/** RFC 8017, B.2.1: `size` bytes out of a seed; `hash` as node:crypto calls it. */
export function mgf1(hash: string, seed: Buffer, size: number): Buffer {
  const blocks: Buffer[] = [];
  for (let count = 0, length = 0; length < size; count += 1) {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(count);
    const block = createHash(hash).update(seed).update(counter).digest();
    blocks.push(block);
    length += block.length;
  }
  return Buffer.concat(blocks).subarray(0, size);
}
