/**
 * Who gains, loses or has which operations, under which conditions, in one readable row. A row of a comparison never
 * leaves anybody out: what can't be decided is in it with the certainty `may`.
 */
export interface AccessRow {
  /**
   * Sorted: ARNs of roles, users and sessions; `arn:…:root` for an account, whose IAM policies then decide, and
   * `arn:aws:iam::*:root` for the root users of all other accounts; `*` for everybody; names of AWS services; unique ids
   * (`AROA…`) of deleted principals; `federated:…`.
   */
  readonly principals: readonly string[];
  /** Those of the principals that the row doesn't speak of, where there are any. */
  readonly except?: readonly string[];
  /** KMS's action names without prefix, sorted; with a wildcard (`*`, `Get*`) for actions that KMS doesn't have yet. */
  readonly operations: readonly string[];
  /** In words; empty where there are none. */
  readonly conditions: string;
  /** `may` where it can't be decided whether the access really differs; it counts as if it did. */
  readonly certainty: 'certain' | 'may';
  /** One request that is allowed on one side and denied on the other; null where none can be named with certainty. */
  readonly witness: AccessWitness | null;
  readonly note?: string;
}

/** One concrete request. */
export interface AccessWitness {
  /** The caller: an ARN (of a session for a role), or the name of an AWS service. */
  readonly principal: string;
  /** With its prefix: `kms:Decrypt`. */
  readonly action: string;
  readonly resource: string;
  /** Condition key → values. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** Who gains and who loses by one change. */
export interface AccessChange {
  readonly gained: readonly AccessRow[];
  readonly lost: readonly AccessRow[];
}
