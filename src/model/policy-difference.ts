import type { AccessRow } from './access-row.js';
import type { Json } from './json.js';

/** The same people and operations under other conditions. */
export interface ChangedAccess {
  readonly principals: readonly string[];
  readonly operations: readonly string[];
  /** Conditions in words. */
  readonly before: string;
  readonly after: string;
}

/** Who gains and who loses where one policy takes another's place. */
export interface PolicyDifference {
  /** The key's account; null where it isn't known. */
  readonly account: string | null;
  /** Whether both give the same access, whatever their texts. */
  readonly equal: boolean;
  readonly gained: readonly AccessRow[];
  readonly lost: readonly AccessRow[];
  readonly changed: readonly ChangedAccess[];
  /** Whether nobody could change the new policy any more. */
  readonly lockedOut: boolean;
  /** The two policies in their normal form. */
  readonly before: Json;
  readonly after: Json;
}

/** What is known of the key, in the key manager's own spellings. */
export interface PolicyFacts {
  readonly account?: string;
  readonly keySpec?: string;
  readonly keyUsage?: string;
}

/** A policy's text and the name that messages give its file. */
export interface PolicyFile {
  readonly file: string;
  readonly text: string;
}
