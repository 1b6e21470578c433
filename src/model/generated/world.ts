/* Generated from schemas/world.schema.json by `npm run generate`. */

/**
 * The name in IAM.
 */
export type PrincipalName = string;
/**
 * The path in IAM, beginning and ending with `/`.
 */
export type Path = string;
/**
 * Who may assume the role. Without it: everybody in its account whose own policies allow sts:AssumeRole.
 */
export type Policy = {} | string;
/**
 * A policy document, as an object or as JSON text.
 */
export type Policy1 = {} | string;
/**
 * IAM policies of the principal, each as an object or as JSON text.
 */
export type Policies = Policy1[];

/**
 * The accounts, principals and custom key stores of a simulator. Whoever isn't in it doesn't exist.
 */
export interface World {
  /**
   * AWS accounts.
   *
   * @minItems 1
   */
  accounts: WorldAccount[];
  /**
   * Custom key stores, as CreateCustomKeyStore would make them.
   */
  customKeyStores?: WorldCustomKeyStore[];
  /**
   * Certificates (PEM) that attestation documents of enclaves and NitroTPM may lead to. Without any, all documents are refused.
   */
  attestationRoots?: string[];
}
export interface WorldAccount {
  /**
   * A 12-digit AWS account id. Quote it, so that YAML doesn't read a number.
   */
  id: string;
  /**
   * The AWS partition.
   */
  partition?: 'aws' | 'aws-cn' | 'aws-us-gov';
  organization?: WorldOrganization;
  /**
   * Roles.
   */
  roles?: WorldRole[];
  /**
   * Users.
   */
  users?: WorldUser[];
}
/**
 * The organization that the account belongs to, for aws:PrincipalOrgID, aws:ResourceOrgID and their paths.
 */
export interface WorldOrganization {
  /**
   * Its id.
   */
  id: string;
  /**
   * Where in it the account stands: `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`.
   */
  paths?: string[];
}
export interface WorldRole {
  name: PrincipalName;
  path?: Path;
  trust?: Policy;
  /**
   * How many seconds a session of the role may last at most.
   */
  maxSessionDuration?: number;
  policies?: Policies;
  tags?: Tags;
}
/**
 * IAM tags, for aws:PrincipalTag.
 */
export interface Tags {
  [k: string]: string;
}
export interface WorldUser {
  name: PrincipalName;
  path?: Path;
  /**
   * Access keys of the simulator; never real ones.
   */
  accessKeys?: WorldAccessKey[];
  policies?: Policies;
  tags?: Tags;
}
export interface WorldAccessKey {
  /**
   * Access key id.
   */
  id: string;
  /**
   * Secret access key.
   */
  secret: string;
}
export interface WorldCustomKeyStore {
  /**
   * Its id, as keys name it.
   */
  id: string;
  /**
   * A 12-digit AWS account id. Quote it, so that YAML doesn't read a number.
   */
  account: string;
  /**
   * An AWS Region, such as `eu-west-1`.
   */
  region: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * What is behind it.
   */
  type: 'AWS_CLOUDHSM' | 'EXTERNAL_KEY_STORE';
  /**
   * Whether KMS reaches it.
   */
  connection?: 'CONNECTED' | 'DISCONNECTED' | 'FAILED';
}
