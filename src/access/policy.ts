/**
 * An IAM policy as AWS documents its grammar, typed. Lists are as written; the normal form sorts and merges them.
 * Source: IAM user guide, "Grammar of the IAM JSON policy language".
 */
export interface PolicyDocument {
  readonly version: '2008-10-17' | '2012-10-17';
  readonly id: string | null;
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  /** Null in identity policies, which apply to whoever they are attached to. */
  readonly principals: PrincipalElement | null;
  /** Null where a stored statement has none: such a statement has no effect. */
  readonly actions: PatternElement | null;
  /** Null where a stored statement has none: such a statement has no effect. */
  readonly resources: PatternElement | null;
  readonly conditions: readonly Condition[];
}

/** `Action`, `Resource` and their `Not…` forms. */
export interface PatternElement {
  readonly not: boolean;
  readonly patterns: readonly string[];
}

/** `Principal` or `NotPrincipal`. */
export interface PrincipalElement {
  readonly not: boolean;
  readonly entries: readonly PrincipalEntry[];
}

export const principalTypes = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;
export type PrincipalType = (typeof principalTypes)[number];

/** `*` for everybody stands as the type AWS with the value `*`, which means the same in a key policy. */
export interface PrincipalEntry {
  readonly type: PrincipalType;
  readonly value: string;
}

/** One operator on one key. Values are text: AWS takes numbers and bools as their text. */
export interface Condition {
  /** As in `condition-operators.ts`, with quantifier and `IfExists` apart. */
  readonly operator: string;
  readonly quantifier: 'ForAllValues' | 'ForAnyValue' | null;
  readonly ifExists: boolean;
  readonly key: string;
  readonly values: readonly string[];
}

/** What is wrong with a policy's text, and where in its JSON. */
export interface PolicyProblem {
  readonly message: string;
  readonly path: readonly (string | number)[];
}
