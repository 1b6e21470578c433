import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { SimulatorSnapshot } from './snapshot.js';

export type RandomSource = (bytes: number) => Buffer;

/**
 * The system's randomness, or with a seed a stream that is the same for the same seed and `beginning`: a simulator that goes
 * on from a state must not draw the ids again that are in it.
 */
export function createRandom(seed: string | undefined, beginning: string | number): RandomSource {
  if (seed === undefined) return inAdvance(4096);
  let block = 0;
  let rest = Buffer.alloc(0);
  return (bytes) => {
    while (rest.length < bytes) {
      const next = createHmac('sha512', seed).update(`${beginning} ${block++}`).digest();
      rest = Buffer.concat([rest, next]);
    }
    const drawn = rest.subarray(0, bytes);
    rest = rest.subarray(bytes);
    return Buffer.from(drawn);
  };
}

/** Names the state from which a seeded simulator starts. `generation`: how often its state file was opened. */
export function beginningOf(generation: number, snapshot: SimulatorSnapshot | undefined): string {
  if (snapshot === undefined) return String(generation);
  return createHash('sha256').update(JSON.stringify(snapshot)).digest('hex');
}

/** The system's randomness, drawn in larger pieces: a call needs little at a time, and asking the system takes long. */
function inAdvance(size: number): RandomSource {
  let rest = Buffer.alloc(0);
  return (bytes) => {
    if (bytes > size / 4) return randomBytes(bytes);
    if (rest.length < bytes) rest = randomBytes(size);
    const drawn = Buffer.from(rest.subarray(0, bytes));
    rest = rest.subarray(bytes);
    return drawn;
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
