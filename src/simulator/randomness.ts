import { createHmac, randomBytes } from 'node:crypto';

export type RandomSource = (bytes: number) => Buffer;

/**
 * The system's randomness, or with a seed a stream that is the same for the same seed and `generation` (so that
 * a simulator that goes on from its state file doesn't draw the same ids again).
 */
export function createRandom(seed: string | undefined, generation: number): RandomSource {
  if (seed === undefined) return randomBytes;
  let block = 0;
  let rest = Buffer.alloc(0);
  return (bytes) => {
    while (rest.length < bytes) {
      const next = createHmac('sha512', seed).update(`${generation} ${block++}`).digest();
      rest = Buffer.concat([rest, next]);
    }
    const drawn = rest.subarray(0, bytes);
    rest = rest.subarray(bytes);
    return Buffer.from(drawn);
  };
}

/** A random UUID (RFC 9562, version 4). */
export function drawUuid(random: RandomSource): string {
  const bytes = random(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
