import type { PolicyDocument } from '../policy.js';

/** What is known of the key whose policy is checked, in AWS's spellings; null where it isn't known. */
export interface PolicyFacts {
  readonly account: string | null;
  readonly partition: string | null;
  readonly region: string | null;
  readonly spec: string | null;
  readonly usage: string | null;
  readonly origin: string | null;
  readonly multiRegion: boolean | null;
  /** Length of the policy's text as AWS counts it. */
  readonly bytes: number;
}

export interface PolicyFinding {
  /** Index in the policy's list of statements; null where the policy as a whole is meant. */
  readonly statement: number | null;
  readonly sid: string | null;
  /**
   * Where in the policy's JSON, as if every list were written as a list: where the JSON has a single value or other
   * capitals, the nearest part of the path that exists is the place.
   */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What a user can set; the value that stands in a check is the default and says which type it is. */
export type CheckParameters = Readonly<Record<string, boolean | number | string | readonly string[]>>;

/** Of a check that has nothing to set. */
export type NoParameters = Readonly<Record<string, never>>;

/** What auditors and messages need to know of a check. */
export interface CheckInfo {
  /** In kebab-case. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  readonly severity: 'error' | 'warning' | 'note';
  /** Who publishes the same check, with its id there; `keywright` where nobody else does. */
  readonly origins: readonly string[];
}

/** A check of a policy that could be read. */
export interface PolicyCheck<P extends CheckParameters = CheckParameters> extends CheckInfo {
  readonly parameters: P;
  /** Must get every parameter: the defaults, overridden by what the user sets in the same type. */
  run(policy: PolicyDocument, facts: PolicyFacts, parameters: P): readonly PolicyFinding[];
}

/** A check of the text itself: of whatever the typed policy doesn't have, or of why there is none. */
export interface PolicyTextCheck extends CheckInfo {
  run(text: string): readonly PolicyFinding[];
}
