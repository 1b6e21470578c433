import type { RandomSource } from '../../../randomness.js';

export type HashName = 'sha256' | 'sha384' | 'sha512';

/** How an algorithm signs. Private keys are PKCS#8; a Scheme verifies with the public half of one. */
export interface Scheme {
  /** What `sign` and `verify` take is the digest with this hash; null: they take the message itself. */
  readonly hash: HashName | null;
  readonly sign: (privateKey: Buffer, message: Buffer, random: RandomSource) => Buffer;
  readonly verify: (privateKey: Buffer, message: Buffer, signature: Buffer) => boolean;
}

/** What the check says; false where it throws because the signature isn't even well-formed. */
export function falseIfMalformed(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
