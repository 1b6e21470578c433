/* Generated from schemas/key.schema.json by `npm run generate`. */

/**
 * One managed key. Removing the document never deletes the key: it becomes unmanaged. A key ends by `state: retired`.
 */
export interface KeyDocument {
  /**
   * The version of the YAML's shape.
   */
  apiVersion: 'keywright.dev/v1';
  kind: 'Key';
  metadata: Metadata;
  spec: KeySpec;
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
export interface KeySpec {
  /**
   * Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit.
   */
  target: string;
  /**
   * What the key is for. Not confidential: it shows up in AWS CloudTrail.
   */
  description?: string;
  /**
   * What the key material is. It can't be changed later.
   */
  algorithm:
    | 'aes-256'
    | 'rsa-2048'
    | 'rsa-3072'
    | 'rsa-4096'
    | 'ec-p256'
    | 'ec-p384'
    | 'ec-p521'
    | 'ec-secp256k1'
    | 'ed25519'
    | 'hmac-sha224'
    | 'hmac-sha256'
    | 'hmac-sha384'
    | 'hmac-sha512'
    | 'sm2'
    | 'ml-dsa-44'
    | 'ml-dsa-65'
    | 'ml-dsa-87'
    | 'ml-kem-512'
    | 'ml-kem-768'
    | 'ml-kem-1024';
  /**
   * What the key does. It can't be changed later. Which purposes an algorithm has is in the reference (`docs/reference/algorithms.md`).
   */
  purpose: 'encrypt' | 'sign' | 'mac' | 'agree' | 'encapsulate';
  /**
   * Where the key material comes from: the key manager (`kms`), your own import (`external`), an HSM cluster by a custom key store (`hsm`), or a key manager outside (`external-store`). It can't be changed later.
   */
  origin?: 'kms' | 'external' | 'hsm' | 'external-store';
  /**
   * Id of the custom key store; for the origins `hsm` and `external-store`.
   */
  customKeyStore?: string;
  /**
   * Id of the key in the outside key manager; for the origin `external-store`.
   */
  externalKeyId?: string;
  /**
   * Aliases of the key, in its target and in the target of each replica.
   *
   * @maxItems 50
   *
   * Items: An alias, with its prefix `alias/`. Names under `alias/aws/` belong to AWS.
   */
  aliases?: string[];
  tags?: Tags;
  /**
   * Automatic rotation of the key material: `off`, or a period. Only `aes-256` keys with the origin `kms` can rotate.
   */
  rotation?:
    | 'off'
    | {
        /**
         * The rotation period in days.
         */
        everyDays: number;
      };
  /**
   * Whether the key can have replicas in other Regions. It can't be changed later. Implied by `replicas`.
   */
  multiRegion?: boolean;
  /**
   * Replicas of a multi-Region key, each in another target of the same account. They share the key's material and rotation, and get its policy, aliases, tags and grants.
   *
   * @minItems 1
   */
  replicas?: ReplicaSpec[];
  /**
   * What the key may do. A retired key ends in stages: see `retirement`.
   */
  state?: 'enabled' | 'disabled' | 'retired';
  retirement?: Retirement;
  /**
   * Days between scheduling deletion and the end of the key.
   */
  deletionWindowDays?: number;
  /**
   * Who manages the key: its policy, tags, aliases, state and end. They get no cryptographic operation. Administrators of the target are added.
   *
   * @minItems 1
   *
   * Items: Who administers: a role, a user, or `set`, the name of a PrincipalSet of roles and users.
   */
  administrators?: (Role | User | PrincipalSetReference)[];
  /**
   * Whether IAM policies of the key's account can give access to the key (AWS's statement for the account root). With the default, `false`, the key policy alone says who has access; with `true`, everybody to whom IAM gives `kms:*` has it too.
   */
  enableIamPolicies?: boolean;
  /**
   * Who may make native grants on the key. With `shared`, grants that the estate doesn't declare are reported and left alone; with `exclusive` they are revoked, except those that AWS services made.
   */
  nativeGrants?: 'shared' | 'exclusive';
}
/**
 * Tags by name. Values are text: quote numbers, dates and booleans. At most 45, which leaves room for keywright's own.
 */
export interface Tags {
  [k: string]: string;
}
export interface ReplicaSpec {
  /**
   * Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit.
   */
  target: string;
  /**
   * What the key is for. Not confidential: it shows up in AWS CloudTrail.
   */
  description?: string;
  /**
   * What the replica may do; as the key's own, with its `retirement`, if absent.
   */
  state?: 'enabled' | 'disabled' | 'retired';
  retirement?: Retirement;
  /**
   * Days between scheduling the deletion of the replica and its end; the key's own if absent.
   */
  deletionWindowDays?: number;
}
/**
 * How far the end of a retired key has come. Each stage is a plan of its own.
 */
export interface Retirement {
  /**
   * `soak` disables the key and starts the soak period; `delete` schedules deletion, which is refused until the soak period is over and the key was not used in it.
   */
  stage: 'soak' | 'delete';
  /**
   * Days that the key stays disabled, unused, before deletion can be scheduled.
   */
  soakDays?: number;
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
 * All members of a PrincipalSet.
 */
export interface PrincipalSetReference {
  /**
   * Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit.
   */
  set: string;
}
