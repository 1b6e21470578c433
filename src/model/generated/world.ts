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
  /**
   * Roles.
   */
  roles?: WorldRole[];
  /**
   * Users.
   */
  users?: WorldUser[];
}
export interface WorldRole {
  name: PrincipalName;
  path?: Path;
  trust?: Policy;
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
