/* Generated from schemas/approver-group.schema.json by `npm run generate`. */

/**
 * People who can approve plans. People are counted, never keys. The groups that count for a plan are those of the protected branch, never those of the commit that is judged.
 */
export interface ApproverGroupDocument {
  /**
   * The version of the YAML's shape.
   */
  apiVersion: 'keywright.dev/v1';
  kind: 'ApproverGroup';
  metadata: Metadata;
  spec: ApproverGroupSpec;
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
export interface ApproverGroupSpec {
  /**
   * Who they are, or what they answer for.
   */
  description?: string;
  /**
   * The people of the group.
   *
   * @minItems 1
   * @maxItems 500
   */
  people: PersonSpec[];
}
/**
 * One human being. Whoever is in several groups has the same name in each; what else is known of them needs to stand in one of the groups only.
 */
export interface PersonSpec {
  /**
   * The person's name, the same in every group that they are in.
   */
  name: string;
  /**
   * The person's GitHub login, without `@`.
   */
  github?: string;
  /**
   * The addresses of the person's commits, by which their own plans are known to be theirs: nobody approves what they wrote.
   *
   * @minItems 1
   * @maxItems 50
   *
   * Items: An e-mail address.
   */
  emails?: string[];
  /**
   * The public keys that the person signs approvals with: `ssh-ed25519`, `ecdsa-sha2-nistp…`, `ssh-rsa` with 2048 bits or more, and security keys (`sk-…`).
   *
   * @minItems 1
   * @maxItems 50
   *
   * Items: A public key on one line, as in a `.pub` file.
   */
  sshKeys?: string[];
}
