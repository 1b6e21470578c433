import type { AccessRow } from './access-row.js';
import type { ErrorCode } from './error-codes.js';
import type { PlannedFinding } from './guardrail.js';
import type { Json } from './json.js';
import type { KeyId, KeyState } from './key-state.js';
import type { Risk } from './risk.js';
import type { Step } from './step.js';

/** Where a change stands in the order of a key's changes; the table in `plan/phases.ts` gives the numbers. */
export type Phase =
  | 'create'
  | 'restore'
  | 'secure'
  | 'describe'
  | 'tag'
  | 'alias'
  | 'enable'
  | 'grant-access'
  | 'rotate'
  | 'move'
  | 'remove-access'
  | 'disable'
  | 'destroy';

/** One typed difference between desired and observed, and the step that closes it. */
export interface Change {
  /** Stable within the plan: `payments-cards@prod-eu/policy/put-policy`. */
  readonly id: string;
  readonly key: KeyId;
  /** The live key that it touches; null where the plan creates it. */
  readonly arn: string | null;
  readonly field: keyof KeyState | 'key' | 'owner' | 'retirement';
  readonly phase: Phase;
  readonly risk: Risk;
  /** What happens, in one line. */
  readonly effect: string;
  /** What can't be undone, where something can't; else null. */
  readonly irreversible: string | null;
  readonly access: { readonly gained: readonly AccessRow[]; readonly lost: readonly AccessRow[] } | null;
  readonly before: Json;
  readonly after: Json;
  readonly step: Step;
}

/** A key that the plan leaves out whole because something stands in its way; the other keys' changes can be applied. */
export interface Blocked {
  readonly key: KeyId;
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy: string;
}

/** Something worth knowing that changes nothing. */
export interface Note {
  readonly key: KeyId | null;
  readonly target: string;
  readonly message: string;
}

/** Where a plan acts. */
export interface PlanTarget {
  readonly name: string;
  readonly provider: string;
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

/** What a plan does, and to what. */
export interface PlanContent {
  readonly formatVersion: 1;
  readonly estate: string;
  readonly targets: readonly PlanTarget[];
  /** In the order of execution. */
  readonly changes: readonly Change[];
  readonly blocked: readonly Blocked[];
  /** Fingerprint (SHA-256, hex) of each live key that the plan touches, by `name@target`; `absent` for a key that it creates. */
  readonly observed: Readonly<Record<string, string>>;
}

/** What decides a plan's effect; the digest covers all of it and nothing else. */
export interface PlanBody extends PlanContent {
  /** The approvals that the plan needs, by the rules in force; empty where nothing changes, or where the gate is off. */
  readonly requires: readonly RequiredApproval[];
  /** How the estate changes approvers and approval rules; the old rules decide about that. */
  readonly rulesChanges: readonly RulesChange[];
  /** What the plan restores; null for a plan that brings the targets to the estate. */
  readonly restores: Restores | null;
}

/** What one rule in force asks for. */
export interface RequiredApproval {
  /** The rule's id, or `default:<risk>`. */
  readonly rule: string;
  readonly approvals: number;
  readonly groups: readonly string[];
  readonly distinctGroups: number;
  /** Seconds; null for no limit. */
  readonly maxAge: number | null;
  readonly objectionVetoes: boolean;
}

/** One document about approvals that the estate adds, changes or removes. */
export interface RulesChange {
  /** `rules/ApproverGroup/security`. */
  readonly id: string;
  readonly kind: 'ApproverGroup' | 'ApprovalPolicy';
  readonly name: string;
  /** What differs, in one line. */
  readonly effect: string;
  /** The document's content as the protected base has it; null for a new one. */
  readonly before: Json;
  /** Null for one that is removed. */
  readonly after: Json;
}

/** The earlier apply that a plan undoes. */
export interface Restores {
  /** The digest of the plan whose steps are undone. */
  readonly digest: string;
  /** Ids of those of its changes whose snapshots are restored. */
  readonly changes: readonly string[];
  /** SHA-256 (hex) over the RFC 8785 canonical JSON of the snapshots. */
  readonly snapshot: string;
}

/** The plan file: the body, its digest, and what is recorded beside it. */
export interface Plan extends PlanBody {
  /** `sha256:` and 64 hex digits, over the RFC 8785 canonical JSON of the body. */
  readonly digest: string;
  readonly meta: PlanMeta;
}

/** Recorded for people; outside the digest. */
export interface PlanMeta {
  readonly createdAt: string;
  readonly toolVersion: string;
  readonly commit: string | null;
  readonly notes: readonly Note[];
  /** What will violate the estate's guardrails; absent where it has none. */
  readonly guardrails?: readonly PlannedFinding[];
}
