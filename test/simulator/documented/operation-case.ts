import type { CreateKeyCommandInput } from '@aws-sdk/client-kms';
import type { Desk } from './desk.js';
import type { KeyAt } from './key-in-state.js';
import type { Outcome, TriedState } from './key-state-cells.js';

/**
 * How one KMS operation is held against AWS's documentation. Everything goes through the SDK.
 * A case is a named export of a file in `cases/<area>/`; `<area>.test.ts` runs the folder.
 */
export interface OperationCase {
  /** As the API reference names it: `CreateAlias`. */
  readonly operation: string;
  /** Does what the API reference promises and looks at the effect, not only at the answer. */
  readonly works: (desk: Desk) => Promise<void>;
  /** How it is tried on a key in each state. */
  readonly states: StateTrial | 'no key';
  /** Every error of the operation's `@throws` list in the SDK, by its name; a test holds the names against that list. */
  readonly errors: Readonly<Record<string, Provocation>>;
  readonly authorised: Authorisation;
  /** What else differs from AWS, each with its reason; listed in the docs. */
  readonly deviations?: readonly string[];
}

/** What it takes to try an operation on keys in each state of `keyStateCells`. */
export interface StateTrial {
  /** What kind of key the operation is made for. Default: a symmetric key. */
  readonly kind?: CreateKeyCommandInput;
  /**
   * Gives the call to be tried. Runs before the key gets into its state, so that there are ciphertexts, aliases or grants;
   * for `Creating` on the primary, whose new replica is tried then.
   */
  readonly prepare: (
    ready: KeyAt,
    state: TriedState,
    desk: Desk,
  ) => Promise<(key: KeyAt) => Promise<unknown>>;
  /** Where we answer otherwise than the table; listed in the docs. */
  readonly deviations?: Readonly<
    Partial<Record<TriedState, { readonly instead: Outcome; readonly reason: string }>>
  >;
}

/** How AWS's error is provoked, or why it can't be. */
export type Provocation =
  /**
   * Makes the call that must fail; `message` where AWS's is known: the whole text, or a pattern. `byFault`: AWS gives no cause
   * that could be brought about, so the control API's faults answer it.
   */
  | {
      readonly provoke: (desk: Desk) => Promise<unknown>;
      readonly message: string | RegExp | null;
      readonly byFault?: true;
    }
  /** A deviation from AWS, listed in the docs with this reason. */
  | { readonly deviation: string };

/** Who may call it: refused without permission, and let in by each way that the API reference names. */
export interface Authorisation {
  /** What decides: `key policy`, `grant`, `IAM`, or the nearest to it in a few words; shown in the table. */
  readonly by: readonly string[];
  readonly check: (desk: Desk) => Promise<void>;
}
