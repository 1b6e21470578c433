/* Generated from schemas/principal-set.schema.json by `npm run generate`. */

/**
 * A named group of principals, so that an ARN is written once.
 */
export interface PrincipalSetDocument {
  /**
   * The version of the YAML's shape.
   */
  apiVersion: 'keywright.dev/v1';
  kind: 'PrincipalSet';
  metadata: Metadata;
  spec: PrincipalSetSpec;
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
export interface PrincipalSetSpec {
  /**
   * The principals of the group. Sets don't nest.
   *
   * @minItems 1
   *
   * Items: Who: one of role, user, account, organization, organizationalUnit, service.
   */
  members: (Role | User | Account | Organization | OrganizationalUnit | Service)[];
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
