/** A policy as JSON.parse gives it: nothing is normalised, lists may be scalars. */
export interface RawPolicy {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: OneOrMany<RawStatement>;
}

export interface RawStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: RawPrincipal;
  readonly NotPrincipal?: RawPrincipal;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: RawCondition;
}

export type RawPrincipal = '*' | Readonly<Record<string, OneOrMany<string>>>;

/** Operator → key → values. */
export type RawCondition = Readonly<Record<string, Readonly<Record<string, OneOrMany<RawScalar>>>>>;

export type RawScalar = string | number | boolean;

export type OneOrMany<T> = T | readonly T[];

/** The members of a list, or the one scalar. */
export function listOf<T extends RawScalar | RawStatement>(value: OneOrMany<T> | undefined): readonly T[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function isList<T>(value: OneOrMany<T>): value is readonly T[] {
  return Array.isArray(value);
}

export function statementsOf(policy: RawPolicy): readonly RawStatement[] {
  return listOf(policy.Statement);
}
