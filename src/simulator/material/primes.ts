import { checkPrimeSync } from 'node:crypto';
import type { RandomSource } from '../randomness.js';

/** Odd primes by which most candidates are ruled out before the slow test. */
const smallPrimes = oddPrimesBelow(1 << 15);
/** How far from a random start a prime is looked for; the next one is about 700 away for 1024 bits. */
const furthest = 1 << 16;

/**
 * A prime of exactly that many bits (a multiple of 8), whose two highest bits are set, so that the product of two has twice as many; its
 * predecessor isn't a multiple of `exponent`, a prime. The same random bytes give the same prime.
 */
export function drawPrime(bits: number, exponent: bigint, random: RandomSource): bigint {
  for (;;) {
    const start = drawStart(bits, random);
    const rests = smallPrimes.map((prime) => Number(start % BigInt(prime)));
    for (let step = 0; step < furthest; step += 2) {
      if (smallPrimes.some((prime, at) => ((rests[at] ?? 0) + step) % prime === 0)) continue;
      const candidate = start + BigInt(step);
      if (candidate >> BigInt(bits) !== 0n) break;
      if ((candidate - 1n) % exponent !== 0n && checkPrimeSync(candidate)) return candidate;
    }
  }
}

/** Odd, with the two highest bits set. */
function drawStart(bits: number, random: RandomSource): bigint {
  const drawn = BigInt(`0x${random(bits / 8).toString('hex')}`);
  return drawn | (3n << BigInt(bits - 2)) | 1n;
}

function oddPrimesBelow(end: number): readonly number[] {
  const composite = new Uint8Array(end);
  const primes: number[] = [];
  for (let number = 3; number < end; number += 2) {
    if (composite[number] === 1) continue;
    primes.push(number);
    for (let multiple = number * number; multiple < end; multiple += number) composite[multiple] = 1;
  }
  return primes;
}
