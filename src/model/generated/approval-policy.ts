/* Generated from schemas/approval-policy.schema.json by `npm run generate`. */

/**
 * How much approval plans need. The rules that count for a plan are those of the protected branch, never those of the commit that is judged. A change that no rule fits needs what the defaults ask for its risk.
 */
export interface ApprovalPolicyDocument {
  /**
   * The version of the YAML's shape.
   */
  apiVersion: 'keywright.dev/v1';
  kind: 'ApprovalPolicy';
  metadata: Metadata;
  spec: ApprovalPolicySpec;
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
export interface ApprovalPolicySpec {
  /**
   * What the rules are for.
   */
  description?: string;
  /**
   * `off`: nothing needs approval, and every output says so. For trying things out only.
   */
  gate?: 'on' | 'off';
  /**
   * Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit.
   */
  breakGlass?: string;
  /**
   * The rules. Every rule that fits a change has to be satisfied.
   *
   * @minItems 1
   */
  rules?: ApprovalRuleSpec[];
}
export interface ApprovalRuleSpec {
  /**
   * Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit.
   */
  id: string;
  match?: ApprovalMatchSpec;
  /**
   * How many people have to approve.
   */
  approvals: number;
  /**
   * The ApproverGroups whose people count; those of any group if absent.
   *
   * @minItems 1
   *
   * Items: Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit.
   */
  groups?: string[];
  /**
   * From how many different groups the approvals have to come. Nobody is counted for two.
   */
  distinctGroups?: number;
  /**
   * How old an approval may be, in minutes, hours or days, such as `24h`. Its own expiry counts too.
   */
  maxAge?: string;
  /**
   * Whether an objection by anybody of the groups stands in the way until they approve instead.
   */
  objectionVetoes?: boolean;
}
/**
 * Which changes the rule is about: those that everything given here fits. Every change if absent.
 */
export interface ApprovalMatchSpec {
  /**
   * Risk classes, of which the change has one.
   *
   * @minItems 1
   */
  risk?: ('routine' | 'widening' | 'narrowing' | 'sensitive' | 'destructive')[];
  /**
   * Targets by name; `*` and `?` are wildcards.
   *
   * @minItems 1
   *
   * Items: The name of a target, in which `*` and `?` are wildcards.
   */
  targets?: string[];
  keyLabels?: Labels1;
  /**
   * What is changed (`policy`, `grants`, `life`, …) or the step that does it (`schedule-deletion`, `put-policy`, …), of which the change is one. `approval-rules` is a change of approvers and approval rules, which is destructive and has no target and no key.
   *
   * @minItems 1
   */
  changes?: (
    | 'key'
    | 'owner'
    | 'retirement'
    | 'description'
    | 'tags'
    | 'aliases'
    | 'rotation'
    | 'policy'
    | 'grants'
    | 'life'
    | 'create-key'
    | 'replicate-key'
    | 'claim'
    | 'set-description'
    | 'set-tags'
    | 'remove-tags'
    | 'create-alias'
    | 'move-alias'
    | 'delete-alias'
    | 'put-policy'
    | 'create-grant'
    | 'revoke-grant'
    | 'set-rotation'
    | 'enable'
    | 'disable'
    | 'mark-retired'
    | 'unmark-retired'
    | 'schedule-deletion'
    | 'cancel-deletion'
    | 'approval-rules'
  )[];
}
/**
 * Labels of your own choice, for selectors and rules.
 */
export interface Labels1 {
  [k: string]: string;
}
