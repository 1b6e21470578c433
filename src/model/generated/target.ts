/* Generated from schemas/target.schema.json by `npm run generate`. */

/**
 * One place where keys live: an AWS account and Region.
 */
export interface TargetDocument {
  /**
   * The version of the YAML's shape.
   */
  apiVersion: 'keywright.dev/v1';
  kind: 'Target';
  metadata: Metadata;
  spec: TargetSpec;
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
export interface TargetSpec {
  /**
   * The key manager behind this target.
   */
  provider: 'aws-kms';
  /**
   * A 12-digit AWS account id. Quote it, so that YAML doesn't read a number.
   */
  account: string;
  /**
   * The AWS partition.
   */
  partition?: 'aws' | 'aws-cn' | 'aws-us-gov';
  /**
   * An AWS Region, such as `eu-west-1`.
   */
  region: string;
  /**
   * ARN of the role that keywright assumes in the target's account. It is also the reconciler where `reconciler` is absent.
   */
  assumeRole?: string;
  /**
   * Where the target answers; only on loopback (`http://127.0.0.1:4599`). Any other endpoint is given to the runner by the AWS SDK's own environment variables, because an estate comes from a pull request.
   */
  endpoint?: string;
  /**
   * The principal that keywright runs as. Every key of the target gives it the operations that reconciling needs, and no cryptographic operation.
   */
  reconciler?: Role | User;
  /**
   * Administrators of every key of this target, such as a break-glass role. They get no cryptographic operation.
   *
   * @minItems 1
   *
   * Items: Who administers: a role, a user, or `set`, the name of a PrincipalSet of roles and users.
   */
  administrators?: (Role | User | PrincipalSetReference)[];
  tags?: Tags;
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
   * A 12-digit AWS account id. Quote it, so that YAML doesn't read a number.
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
   * A 12-digit AWS account id. Quote it, so that YAML doesn't read a number.
   */
  account?: string;
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
 * Default tags of every key of this target; a key's own tags win.
 */
export interface Tags {
  [k: string]: string;
}
