import type { Target } from './estate.js';
import type { Place, Source } from './place.js';
import type { Plan, RulesChange } from './plan.js';
import type { Risk } from './risk.js';

/** One human being who may approve. People are counted, never keys, logins or group memberships. */
export interface Person {
  readonly name: string;
  /** GitHub login, in lower case; null for none. */
  readonly github: string | null;
  /** By which commits are known to be theirs; in lower case. */
  readonly emails: readonly string[];
  /** Public keys in OpenSSH's form, without the comment: `ssh-ed25519 AAAA…`. */
  readonly sshKeys: readonly string[];
}

/** People who approve for something: security, platform, the owners of a key. */
export interface ApproverGroup {
  readonly name: string;
  readonly people: readonly Person[];
  readonly source: Source;
}

/** What a rule is about; an absent member restricts nothing, and all present ones have to fit one and the same change. */
export interface RuleMatch {
  readonly risks: readonly Risk[] | null;
  /** Names or globs of targets. */
  readonly targets: readonly string[] | null;
  readonly keyLabels: Readonly<Record<string, string>> | null;
  /** Names of steps (`schedule-deletion`) or of fields (`policy`); `approval-rules` for a change of approvers and rules. */
  readonly changes: readonly string[] | null;
}

/** How much approval a rule asks for. */
export interface Requirement {
  readonly approvals: number;
  /** Groups of which the approvers have to be; empty: of any group. */
  readonly groups: readonly string[];
  /** From how many different groups the approvals have to come; nobody is counted for two. */
  readonly distinctGroups: number;
  /** Seconds; null for no limit but the approval's own expiry. */
  readonly maxAge: number | null;
  /** Whether an objection of anybody in the rule's groups stands in the way. */
  readonly objectionVetoes: boolean;
}

export interface ApprovalRule extends Requirement {
  readonly id: string;
  readonly match: RuleMatch;
}

/** The approval rules of an estate; where no rule fits a change, the design's defaults count. */
export interface ApprovalPolicy {
  readonly name: string;
  /** `off` only where it is written so: then nothing needs approval, and every output says so. */
  readonly gate: 'on' | 'off';
  readonly rules: readonly ApprovalRule[];
  /** The group whose members may break the glass; null for nobody. */
  readonly breakGlass: string | null;
  readonly source: Source;
}

/** Approvers and rules as the protected base has them. */
export interface Trust {
  /** Where they are from, for people: `origin/main (3f2a…)`. */
  readonly origin: string;
  readonly groups: readonly ApproverGroup[];
  readonly policies: readonly ApprovalPolicy[];
  /** The base's own targets and keys; null where it has no estate yet. */
  readonly facts: EstateFacts | null;
  /** What the estate that is judged would change of approvers and rules; empty once that is merged. */
  readonly rulesChanges: readonly RulesChange[];
}

/** One person's signed word about one plan, after its signature was verified; nothing of it is looked at before that. */
export interface Approval {
  readonly digest: string;
  readonly decision: 'approve' | 'object';
  /** The public key that signed, in OpenSSH's form without the comment; or a GitHub login, where a review says it. */
  readonly by:
    | { readonly kind: 'ssh-key'; readonly key: string }
    | { readonly kind: 'github'; readonly login: string };
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Names (`key@target`) of the keys whose loss was acknowledged. */
  readonly acknowledged: readonly string[];
  /** In the approver's own words, where there are any. */
  readonly reason?: string;
  /** Where it was read: a file's path, a review's address. */
  readonly from: string;
}

/** What was found where approvals are kept: verified ones, and files that are none, with the reason. */
export interface FoundApprovals {
  readonly approvals: readonly Approval[];
  readonly unreadable: readonly { readonly from: string; readonly reason: string }[];
  /** What the verified ones were read from, as it was given, so that a record of it can be checked later. */
  readonly evidence: readonly { readonly from: string; readonly text: string }[];
}

/** Who can't approve a plan, because it is theirs. */
export interface Involved {
  /** Authors and committers of the plan's commits, by e-mail address, in lower case. */
  readonly emails: readonly string[];
  /** Logins, in lower case: the pull request's author, whoever runs apply. */
  readonly logins: readonly string[];
  /** Public keys of whoever runs apply, where known. */
  readonly sshKeys: readonly string[];
}

/** Why an approval doesn't count for a rule. */
export type RejectionReason =
  | 'wrong digest'
  | 'expired'
  | 'not yet valid'
  | 'too old'
  | 'unknown key'
  | 'not in the group'
  | 'involved'
  | 'bot'
  | 'superseded'
  | 'same person twice'
  | 'losses not acknowledged'
  | 'objection'
  | 'unreadable';

export interface Rejected {
  readonly from: string;
  /** The person's name where known, else the key's fingerprint or the login. */
  readonly who: string | null;
  readonly reason: RejectionReason;
  readonly detail: string;
}

export interface RuleReport {
  /**
   * The rule's id, or `default:<risk>`; `digest` and `rules` where the plan isn't as it was made, or wasn't made for these approval
   * rules; `break-glass` for the word of whoever breaks the glass.
   */
  readonly rule: string;
  readonly required: Requirement;
  /** Ids of the changes that the rule is about, those of approvers and rules first. */
  readonly changes: readonly string[];
  /** Who counts, each for which group (null where the rule asks for no groups). */
  readonly given: readonly {
    readonly person: string;
    readonly group: string | null;
    readonly from: string;
  }[];
  /** What is missing, in whole sentences; empty where the rule is satisfied. */
  readonly missing: readonly string[];
  readonly rejected: readonly Rejected[];
}

/** The gate's decision. */
export interface GateReport {
  readonly digest: string;
  readonly passes: boolean;
  /** `off` where the rules say so, whatever was asked; `break-glass` where it was asked to break the glass, and not always passed. */
  readonly mode: 'on' | 'off' | 'break-glass';
  readonly trust: string;
  readonly rules: readonly RuleReport[];
  /** Who broke the glass, and why; there exactly where it passes in the mode `break-glass`. */
  readonly glass?: { readonly person: string; readonly group: string; readonly reason: string };
}

declare const passed: unique symbol;

/** The gate's consent to one plan. Only `approval/gate.ts` makes one, and without it no plan is verified. */
export interface GatePass extends GateReport {
  readonly passes: true;
  readonly [passed]: true;
}

/** What the gate answers. */
export type GateDecision = GatePass | (GateReport & { readonly passes: false });

/** The place of a rule, for messages. */
export interface RulePlace {
  readonly rule: string;
  readonly place: Place;
}

export type GateInput = {
  readonly plan: Plan;
  readonly trust: Trust;
  readonly found: FoundApprovals;
  readonly involved: Involved;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Asks to break the glass, and why; absent for the ordinary way. */
  readonly breakGlass?: { readonly reason: string };
};

/** What rules match by beside the plan: the targets and keys of an estate. An `Estate` is one. */
export interface EstateFacts {
  readonly targets: readonly Pick<Target, 'name' | 'provider' | 'partition' | 'account' | 'region'>[];
  readonly keys: readonly {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly aliases?: readonly string[];
  }[];
}

/**
 * The same of the protected base and of the commit that is judged. A rule is in force where either makes it fit, and only where the
 * base does, it takes the place of a default: a new label or a new name can't make the rules weaker.
 */
export interface RuleFacts {
  /** Null where the base has no estate yet. */
  readonly trusted: EstateFacts | null;
  readonly proposed: EstateFacts;
}
