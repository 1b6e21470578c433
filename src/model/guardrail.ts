import type { ErrorCode } from './error-codes.js';
import type { KeyId } from './key-state.js';
import type { Place } from './place.js';

/** How much a violation weighs: an error stops a plan that makes it. */
export type GuardrailSeverity = 'error' | 'warning' | 'note';

/** Rules that belong together: a document of the estate, or one that ships with keywright. */
export interface Guardrail {
  readonly name: string;
  readonly rules: readonly GuardrailRule[];
}

/** One rule: what must hold, for which keys. */
export interface GuardrailRule {
  readonly id: string;
  /** Null for the severity of its check. */
  readonly severity: GuardrailSeverity | null;
  /** What a violation is called; null for the check's own words. */
  readonly message: string | null;
  readonly remedy: string | null;
  /** Which published rules it covers, beside those of its check: `CIS AWS 3.8`. */
  readonly origins: readonly string[];
  readonly on: KeySelection;
  readonly demand: GuardrailDemand;
  readonly exemptions: readonly Exemption[];
  readonly place: Place;
}

/** The keys that a rule is about: those that carry all labels and, where names are given, are among them. */
export interface KeySelection {
  readonly labels: Readonly<Record<string, string>>;
  readonly keys: readonly string[] | null;
}

export type GuardrailDemand =
  | { readonly kind: 'check'; readonly check: string; readonly parameters: CheckParameters }
  | { readonly kind: 'never'; readonly never: AccessAssertion };

/** What a user can set of a check. A default says which type its parameter has. */
export type CheckParameters = Readonly<Record<string, boolean | number | string | readonly string[]>>;

/** Access that must not exist. */
export interface AccessAssertion {
  readonly who: AssertedParty;
  /** Operations, bundles, `anything`, or actions such as `kms:CreateGrant`; any of them violates. */
  readonly can: readonly string[];
  /** Requests that meet all of these are fine. */
  readonly unless: readonly RawCondition[];
}

/** Whose access an assertion is about. */
export type AssertedParty =
  | { readonly kind: 'anybody' }
  | { readonly kind: 'public' }
  /** Everybody but the key's account and who belongs to one of these. */
  | {
      readonly kind: 'outside';
      readonly accounts: readonly string[];
      /** Null for any organization that a condition names. */
      readonly organizations: readonly string[] | null;
      readonly vpcs: readonly string[];
      readonly vpcEndpoints: readonly string[];
    }
  | { readonly kind: 'account'; readonly account: string }
  /** An ARN with wildcards. */
  | { readonly kind: 'principal'; readonly pattern: string }
  /** The name of an AWS service with wildcards. */
  | { readonly kind: 'service'; readonly pattern: string };

/** A condition in AWS's own terms. */
export interface RawCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** Keys for which a rule doesn't count, why, and until when. */
export interface Exemption {
  readonly keys: readonly string[];
  readonly reason: string;
  /** As written: a day, of which all counts (UTC), or a time with its zone. */
  readonly expires: string;
  /** The moment from which it doesn't count any more (RFC 3339, UTC). */
  readonly ends: string;
  readonly place: Place;
}

/** One violation, or what couldn't be told, of one rule. */
export interface GuardrailFinding {
  readonly code: ErrorCode;
  readonly guardrail: string;
  readonly rule: string;
  /** The check's id, or `never` for an access assertion. */
  readonly check: string;
  readonly severity: GuardrailSeverity;
  readonly message: string;
  readonly remedy: string;
  readonly origins: readonly string[];
  /** Null where a target or the guardrail itself is meant. */
  readonly key: KeyId | null;
  /** In the key's document, in the grant that gives the access, or in the guardrail. */
  readonly place: Place | null;
  /** Why it doesn't count, and until when. */
  readonly exempted: { readonly reason: string; readonly expires: string } | null;
}

/** A finding about what a plan would lead to. */
export interface PlannedFinding extends GuardrailFinding {
  /** Whether the plan makes it; otherwise it is there already, or can't be seen in live keys. */
  readonly introduced: boolean;
}

/** What an estate's rules can say: given to the loader, since checks and conditions are the access model's. */
export interface GuardrailVocabulary {
  /** Each check's parameters with their defaults, by id. */
  readonly checks: ReadonlyMap<string, CheckParameters>;
  /** What is wrong with a condition; null where AWS has it. */
  conditionProblem(condition: RawCondition): string | null;
}

/** Whether the finding counts as a violation that must be mended. */
export function isGraveFinding({ severity, exempted }: GuardrailFinding): boolean {
  return severity === 'error' && exempted === null;
}

/** Whether the finding keeps the plan from being applied. */
export function refusesPlan(finding: PlannedFinding): boolean {
  return finding.introduced && isGraveFinding(finding);
}

/** What there is to know of one rule in force, for reports that describe rules. */
export interface RuleInfo {
  readonly guardrail: string;
  readonly rule: string;
  readonly check: string;
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  readonly severity: GuardrailSeverity;
  readonly origins: readonly string[];
}
