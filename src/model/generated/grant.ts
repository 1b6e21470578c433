/* Generated from schemas/grant.schema.json by `npm run generate`. */

/**
 * Who may do what with which keys, under which conditions, until when.
 */
export interface GrantDocument {
  /**
   * The version of the YAML's shape.
   */
  apiVersion: 'keywright.dev/v1';
  kind: 'Grant';
  metadata: Metadata;
  spec: GrantSpec;
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
export interface GrantSpec {
  /**
   * The keys, by name. Either this or `keySelector`.
   *
   * @minItems 1
   *
   * Items: Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit.
   */
  keys?: string[];
  /**
   * The keys, by label: all that carry every label given. Must match at least one key.
   */
  keySelector?: {
    matchLabels: Labels1;
  };
  /**
   * Who gets the access.
   *
   * @minItems 1
   *
   * Items: Who: a principal, or `set`, the name of a PrincipalSet.
   */
  grantees: (Role | User | Account | Organization | OrganizationalUnit | Service | PrincipalSetReference)[];
  /**
   * What they may do: operations, or bundles of them (`use`, `read`, `write`, `signer`, `verifier`). A bundle adapts to the key's purpose; an operation that the key can't do is an error.
   *
   * @minItems 1
   */
  operations: (
    | 'encrypt'
    | 'decrypt'
    | 'reencrypt'
    | 'generate-data-key'
    | 'generate-data-key-pair'
    | 'sign'
    | 'verify'
    | 'mac'
    | 'verify-mac'
    | 'wrap'
    | 'unwrap'
    | 'derive'
    | 'encapsulate'
    | 'decapsulate'
    | 'get-public-key'
    | 'describe'
    | 'administer'
    | 'audit'
    | 'grant-to-service'
    | 'use'
    | 'read'
    | 'write'
    | 'signer'
    | 'verifier'
  )[];
  conditions?: GrantConditions;
  /**
   * When the access ends (RFC 3339, with zone). Only with `as: policy`: a native grant can't expire.
   */
  expires?: string;
  /**
   * Why they need it; for the reviewer and the auditor.
   */
  reason: string;
  /**
   * `policy` makes a statement of the key policy; `grant` makes a native KMS grant for each grantee.
   */
  as?: 'policy' | 'grant';
  /**
   * Who may retire the native grant. Only with `as: grant`; required for services.
   */
  retiringPrincipal?: Role | User;
}
/**
 * Labels of your own choice, for selectors and rules.
 */
export interface Labels1 {
  [k: string]: string;
}
/**
 * An IAM role, by name in the key's own account, by name in `account`, or by ARN.
 */
export interface Role {
  /**
   * Role name (with its path, if it has one) or ARN.
   */
  role: string;
  /**
   * The account of a role that is given by name; the key's own account if absent.
   */
  account?: string;
}
/**
 * An IAM user, by name in the key's own account, by name in `account`, or by ARN.
 */
export interface User {
  /**
   * User name (with its path, if it has one) or ARN.
   */
  user: string;
  /**
   * The account of a user that is given by name; the key's own account if absent.
   */
  account?: string;
}
/**
 * A whole AWS account: its own IAM policies decide who in it may use the key.
 */
export interface Account {
  /**
   * A 12-digit AWS account id. Quote it, so that YAML doesn't read a number.
   */
  account: string;
}
/**
 * Every principal of an AWS organization (compiled to a condition on aws:PrincipalOrgID).
 */
export interface Organization {
  /**
   * The organization's id.
   */
  organization: string;
}
/**
 * Every principal under an organizational unit (compiled to a condition on aws:PrincipalOrgPaths).
 */
export interface OrganizationalUnit {
  /**
   * The path of the unit: `o-…/r-…/ou-…`; units below it are included.
   */
  organizationalUnit: string;
}
/**
 * An AWS service that acts for you. Say for which account or resource, so that nobody else can make the service use your key (the confused deputy problem).
 */
export interface Service {
  /**
   * The service principal, such as `logs.eu-west-1.amazonaws.com`.
   */
  service: string;
  /**
   * A 12-digit AWS account id. Quote it, so that YAML doesn't read a number.
   */
  sourceAccount?: string;
  /**
   * The resource for which the service acts (aws:SourceArn); `*` and `?` are wildcards.
   */
  sourceArn?: string;
  /**
   * The service sends no source: accept the confused deputy risk explicitly.
   */
  anySource?: true;
}
/**
 * All members of a PrincipalSet.
 */
export interface PrincipalSetReference {
  /**
   * Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit.
   */
  set: string;
}
/**
 * Under which conditions; all must hold.
 */
export interface GrantConditions {
  /**
   * What the request's encryption context must be. Only for `aes-256` keys.
   */
  encryptionContext?: {
    equals?: EncryptionContext;
    contains?: EncryptionContext1;
    /**
     * Only these keys may occur, and at least one must. Only with `as: policy`.
     *
     * @minItems 1
     */
    keys?: string[];
  };
  /**
   * Only through these AWS services: `s3` for the key's own Region, or `s3.eu-west-1.amazonaws.com`.
   *
   * @minItems 1
   */
  viaService?: string[];
  /**
   * Only callers of these accounts.
   *
   * @minItems 1
   *
   * Items: A 12-digit AWS account id. Quote it, so that YAML doesn't read a number.
   */
  callerAccount?: string[];
  /**
   * Only through these VPC endpoints.
   *
   * @minItems 1
   */
  sourceVpcEndpoint?: string[];
  /**
   * Only with multi-factor authentication.
   */
  mfa?: true;
  principalTags?: Tags;
  /**
   * Only grants that an AWS service makes for its own resources. For `grant-to-service` it always holds.
   */
  grantIsForAWSResource?: true;
  /**
   * Conditions in AWS's own terms, for what the fields above don't say. Operator and key are checked.
   *
   * @minItems 1
   */
  raw?: {
    /**
     * A condition operator, such as `StringLike` or `ForAnyValue:StringEquals`.
     */
    operator: string;
    /**
     * A condition key, such as `kms:EncryptionContext:tenant` or `aws:PrincipalArn`.
     */
    key: string;
    /**
     * The values, of which one must match.
     *
     * @minItems 1
     */
    values: string[];
  }[];
}
/**
 * Exactly these pairs, and no other.
 */
export interface EncryptionContext {
  [k: string]: string;
}
/**
 * At least these pairs. AWS KMS compares the names here without regard to case, and in a native grant always; add `keys`, or use `equals`, where case matters.
 */
export interface EncryptionContext1 {
  [k: string]: string;
}
/**
 * Only principals that carry all these tags.
 */
export interface Tags {
  [k: string]: string;
}
