import type { AccessRow } from './access-row.js';
import type { EstateKey, Target } from './estate.js';
import type { KeyId, KeyState } from './key-state.js';
import type { Place } from './place.js';
import type { Blocked } from './plan.js';

/** Who may do what with keys, in the words of whoever asks; each provider knows what they mean there. */
export interface Question {
  /** An operation of the vocabulary, or the provider's own name of one; null asks for everything. */
  readonly operation: string | null;
  /** `role/app`, an ARN, `account/111122223333`, a service; null asks for everybody. */
  readonly principal: string | null;
  /** What is known of the request: `context.tenant` is `acme`. */
  readonly given: readonly Given[];
}

export interface Given {
  readonly name: string;
  readonly value: string;
}

/** A key in one target, as the estate compiles it or as it is there. */
export interface AskedKey {
  readonly key: EstateKey;
  readonly target: Target;
  readonly from: 'estate' | 'live';
  /** Null where it isn't known. */
  readonly arn: string | null;
  readonly state: KeyState;
}

export interface Answer {
  /** The provider's actions that were asked for; empty for all. */
  readonly actions: readonly string[];
  /** For each principal that was asked for, or once for everybody, every key, in the order asked. */
  readonly keys: readonly KeyAnswer[];
  /** Live keys of which too little could be read; what isn't known is never taken for no access. */
  readonly unknown: readonly Blocked[];
}

/** Who may do what with one key. */
export interface KeyAnswer {
  readonly key: KeyId;
  readonly arn: string | null;
  /** The account that the key is in. */
  readonly account: string;
  readonly from: AskedKey['from'];
  readonly life: KeyState['life'];
  /** Whom the rows are about: as the provider names principals; null for everybody. */
  readonly principal: string | null;
  /** What is known of the request, in the provider's terms. */
  readonly context: Readonly<Record<string, readonly string[]>>;
  readonly rows: readonly AnswerRow[];
  /** The live policy as it is printed, line by line: what the places of its statements speak of. */
  readonly printed: string | null;
}

/** A row with what gives and what restricts the access. */
export interface AnswerRow extends AccessRow {
  /**
   * How those that the row is about come by it: by name, as everybody, or as the IAM policies of their account allow. Null where
   * nothing of that is known.
   */
  readonly standing: 'named' | 'everybody' | 'account' | null;
  readonly by: readonly AnswerPart[];
}

/** A statement or a native grant that has a say. */
export interface AnswerPart {
  readonly kind: 'statement' | 'grant';
  readonly effect: 'Allow' | 'Deny';
  /** Counted from 1, among the policy's statements or the key's grants. */
  readonly number: number;
  /** The statement's Sid, or the grant's name. */
  readonly name: string | null;
  /** Where the estate asks for it; of a live key, where the statement stands in the printed policy. */
  readonly places: readonly Place[];
}
