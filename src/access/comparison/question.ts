import type { Mentions } from './atoms.js';
import type { ComparedKey } from './fixed-values.js';
import type { Voice } from './voices.js';

/** Two sides, and what is known of the requests that are made. */
export interface Question {
  readonly before: readonly Voice[];
  readonly after: readonly Voice[];
  /** The key's account, where it is known. */
  readonly home: string | null;
  readonly key: ComparedKey;
  /** Values of condition keys that requests have; keys in lower case. */
  readonly pinned: ReadonlyMap<string, readonly string[]>;
  /** Principals to look at beside those that are named. */
  readonly principals: Mentions['principals'];
  /** Actions without prefix; none means all. */
  readonly actions: readonly string[];
  /** No request is earlier than this (milliseconds since the epoch), where it is given. */
  readonly notBefore?: number;
}
