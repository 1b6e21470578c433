import type { KMS } from '@aws-sdk/client-kms';
import type { DesiredKey } from '../../../model/desired.js';
import type { Target } from '../../../model/estate.js';
import type { failureParts } from '../session/failure.js';

/** One trial about to be made. */
export interface Attempt {
  /** Calls as whoever is to try. */
  readonly kms: KMS;
  /** Calls as somebody who may do everything with every key. */
  readonly omnipotent: KMS;
  /** Whoever is to try: an ARN or the name of a service. */
  readonly principal: string;
  readonly target: Target;
  readonly key: DesiredKey;
  readonly arn: string;
  /** How the request names the key: its ARN, or an alias's where the estate demands it. */
  readonly keyId: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
  /** The YAML grant's name. */
  readonly grant: string | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** ARN of another key with which everybody may do everything. */
  readonly otherKey: () => Promise<string>;
}

type Failure = ReturnType<typeof failureParts>;

/** How one action is tried. */
export interface TrialCall {
  readonly run: (attempt: Attempt) => Promise<unknown>;
  /**
   * Whether an error is as good as an answer: one that only comes once the permission was found. Authorisation goes before every other
   * check of a key's own in the place.
   */
  readonly proves?: (failure: Failure) => boolean;
  /**
   * Prepares the key, and answers what puts it back into its state. The calls of actions that have this are made one after the other,
   * for they would meet in the same key.
   */
  readonly prepare?: (attempt: Attempt) => Promise<() => Promise<void>>;
}

type Proof = NonNullable<TrialCall['proves']>;

/** A proof by the error's name and, where another cause has the same name, its message. */
export function proof(name: string, message: RegExp = /^/): Proof {
  return (failure) => failure.name === name && message.test(failure.message);
}

/** How AWS says that only the primary of a multi-Region key does something. */
export const notPrimary = /is not a multi-region primary key/i;

/** Any of the proofs is one. */
export function anyOf(...proofs: readonly Proof[]): Proof {
  return (failure) => proofs.some((proves) => proves(failure));
}
