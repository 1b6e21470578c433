/* Generated from schemas/estate.schema.json by `npm run generate`. */

/**
 * The root of an estate: its name and settings, and which files belong to it. An estate has exactly one, in `keywright.yaml` at its root.
 */
export interface EstateDocument {
  /**
   * The version of the YAML's shape.
   */
  apiVersion: 'keywright.dev/v1';
  kind: 'Estate';
  metadata: Metadata;
  spec: EstateSpec;
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
export interface EstateSpec {
  /**
   * Globs of the files that belong to the estate, relative to its root. Each must match a file.
   *
   * @minItems 1
   */
  include?: string[];
  /**
   * Globs of files to leave out. Folders whose name starts with a dot and `node_modules` are always left out.
   */
  exclude?: string[];
  defaults?: EstateDefaults;
  /**
   * Packs of guardrails that ship with keywright: `baseline`, `cis-aws`, `strict` (`docs/guardrails.md`). They hold beside the estate's own Guardrail documents.
   *
   * @minItems 1
   *
   * Items: Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit.
   */
  guardrails?: string[];
  observe?: ObserveSettings;
}
/**
 * What a key gets where it doesn't say otherwise.
 */
export interface EstateDefaults {
  /**
   * Days between scheduling deletion and the end of the key.
   */
  deletionWindowDays?: number;
  /**
   * The default of a key's `enableIamPolicies`.
   */
  enableIamPolicies?: boolean;
}
/**
 * How much is read from a target for a plan.
 */
export interface ObserveSettings {
  /**
   * `all` lists the native grants of every managed key. `declared` lists them only for keys that declare native grants or own them exclusively; it is quicker on large estates and doesn't see other native grants, nor one of keywright's whose YAML was removed: plan with `all` after removing the last native grant of a key.
   */
  grants?: 'all' | 'declared';
  /**
   * The share of the account's request quotas that keywright takes; the rest is left to everybody else in the account.
   */
  quotaShare?: number;
}
