/* Generated from schemas/guardrail.schema.json by `npm run generate`. */

/**
 * Whose access: `public` (strangers), `anybody`, `outside-account`, `outside-org`, an account id, an ARN or a part of one with wildcards (`role/build-*`), a service (`logs.*.amazonaws.com`); or `outside` with who is not outside.
 */
export type Party =
  | string
  | {
      outside: OutsideSpec;
    };
/**
 * The exempt keys, by name.
 *
 * @minItems 1
 *
 * Items: Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit.
 */
export type ExemptKeys = string[];
/**
 * Why the rule doesn't count for them; for the reviewer and the auditor.
 */
export type Reason = string;
/**
 * The last day on which the exemption counts, in UTC, such as `2027-01-31`; or a time with its zone.
 */
export type Expires = string;

/**
 * Rules for keys that must hold in the estate, in what a plan leads to, and in the live keys. Packs that ship with keywright are named in the Estate document.
 */
export interface GuardrailDocument {
  /**
   * The version of the YAML's shape.
   */
  apiVersion: 'keywright.dev/v1';
  kind: 'Guardrail';
  metadata: Metadata;
  spec: GuardrailSpec;
}
/**
 * Name, labels and annotations of the document.
 */
export interface Metadata {
  /**
   * Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit.
   */
  name: string;
  labels?: Labels;
  /**
   * Free text for people and other tools; keywright doesn't read it.
   */
  annotations?: {
    [k: string]: string;
  };
}
/**
 * Labels of your own choice, for selectors and rules.
 */
export interface Labels {
  [k: string]: string;
}
export interface GuardrailSpec {
  /**
   * What the rules are for.
   */
  description?: string;
  /**
   * The rules. Each demands one thing: `check`, or `never`.
   *
   * @minItems 1
   */
  rules?: RuleSpec[];
  /**
   * Exemptions from rules that stand elsewhere, such as those of a pack.
   *
   * @minItems 1
   */
  exemptions?: RuleExemptionSpec[];
}
export interface RuleSpec {
  /**
   * Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit.
   */
  id: string;
  /**
   * An `error` fails `validate` and stops a plan that makes the violation. The check's own severity if absent; `error` for an assertion.
   */
  severity?: 'error' | 'warning' | 'note';
  /**
   * What a violation is called; the check's own words if absent.
   */
  message?: string;
  /**
   * What to do about a violation; the check's own words if absent.
   */
  remedy?: string;
  /**
   * The published rules that it covers, such as `CIS AWS 3.8`, for auditors; added to those of the check.
   *
   * @minItems 1
   */
  origins?: string[];
  check?: CheckSpec;
  never?: NeverSpec;
  /**
   * Keys for which the rule doesn't count until a day. An ended exemption is reported.
   *
   * @minItems 1
   */
  exemptions?: ExemptionSpec[];
}
/**
 * A built-in check that must find nothing (`docs/guardrails.md` lists them).
 */
export interface CheckSpec {
  /**
   * The check's id, such as `rotation-enabled`.
   */
  id: string;
  /**
   * The check's parameters that differ from their defaults, by name.
   */
  parameters?: {
    [k: string]: unknown;
  };
  on?: SelectionSpec;
}
/**
 * Only these keys: that carry all the labels and, where names are given, are among them. Every key if absent.
 */
export interface SelectionSpec {
  labels?: Labels1;
  /**
   * Keys, by name.
   *
   * @minItems 1
   *
   * Items: Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit.
   */
  keys?: string[];
}
/**
 * Labels of your own choice, for selectors and rules.
 */
export interface Labels1 {
  [k: string]: string;
}
/**
 * Access that must not exist, by key policy or native grant. Access that can't be ruled out counts as a violation.
 */
export interface NeverSpec {
  who: Party;
  /**
   * Operations, bundles of them (`use`, `read`, …), `anything`, or AWS actions such as `kms:CreateGrant`. Any of them violates.
   *
   * @minItems 1
   *
   * Items: An operation, a bundle of them, `anything`, or an action such as `kms:CreateGrant`.
   */
  can: string[];
  on?: SelectionSpec;
  /**
   * Conditions in AWS's own terms; requests that meet all of them are fine.
   *
   * @minItems 1
   */
  unless?: UnlessSpec[];
}
/**
 * Everybody but the key's own account and whoever one of these names. AWS services that act for you are not meant.
 */
export interface OutsideSpec {
  /**
   * Accounts that may.
   *
   * @minItems 1
   *
   * Items: A 12-digit AWS account id. Quote it, so that YAML doesn't read a number.
   */
  accounts?: string[];
  /**
   * Organizations whose principals may.
   *
   * @minItems 1
   *
   * Items: The organization's id.
   */
  organizations?: string[];
  /**
   * VPCs from which anybody may.
   *
   * @minItems 1
   *
   * Items: The VPC's id, such as `vpc-0a1b2c3d`.
   */
  vpcs?: string[];
  /**
   * VPC endpoints through which anybody may.
   *
   * @minItems 1
   *
   * Items: The endpoint's id, such as `vpce-0a1b2c3d`.
   */
  vpcEndpoints?: string[];
}
export interface UnlessSpec {
  /**
   * A condition operator, such as `StringEquals` or `Bool`.
   */
  operator: string;
  /**
   * A condition key, such as `kms:ViaService` or `aws:MultiFactorAuthPresent`.
   */
  key: string;
  /**
   * The values, of which one must match.
   *
   * @minItems 1
   */
  values: string[];
}
export interface ExemptionSpec {
  keys: ExemptKeys;
  reason: Reason;
  expires: Expires;
}
export interface RuleExemptionSpec {
  /**
   * The rules, each as `guardrail/rule`.
   *
   * @minItems 1
   *
   * Items: A rule as `guardrail/rule`, such as `baseline/rotation-enabled`.
   */
  rules: string[];
  keys: ExemptKeys;
  reason: Reason;
  expires: Expires;
}
