import type { ApprovalPolicy, ApproverGroup } from './approval.js';
import type { GrantConditions } from './generated/grant.js';
import type { Guardrail } from './guardrail.js';
import type { Algorithm, Operation, Purpose } from './operations.js';
import type { Path, Source } from './place.js';
import type { IamPrincipal, Named, Principal } from './principal.js';

/** The estate after linking: every reference resolved, every default filled in, every list in a fixed order. */
export interface Estate {
  readonly name: string;
  readonly observe: { readonly grants: 'all' | 'declared'; readonly quotaShare: number };
  /** Sorted by name. */
  readonly targets: readonly Target[];
  /** Sorted by name. */
  readonly keys: readonly EstateKey[];
  /** The packs that the Estate document names, and the estate's own; each sorted by name. */
  readonly guardrails: readonly Guardrail[];
  /** Sorted by name. Which of them count for a plan, the protected base decides, never the estate that is planned. */
  readonly approverGroups: readonly ApproverGroup[];
  /** Sorted by name. */
  readonly approvalPolicies: readonly ApprovalPolicy[];
}

/** One place where keys live. */
export interface Target {
  readonly name: string;
  readonly provider: 'aws-kms';
  readonly account: string;
  readonly partition: string;
  readonly region: string;
  readonly assumeRole: string | null;
  readonly endpoint: string | null;
  readonly reconciler: IamPrincipal | null;
  readonly administrators: readonly IamPrincipal[];
  readonly tags: Readonly<Record<string, string>>;
  readonly source: Source;
}

export type Origin =
  | { readonly kind: 'kms' }
  | { readonly kind: 'external' }
  | { readonly kind: 'hsm'; readonly customKeyStore: string }
  | { readonly kind: 'external-store'; readonly customKeyStore: string; readonly externalKeyId: string };

export type Rotation = { readonly kind: 'off' } | { readonly kind: 'every'; readonly days: number };

/** What the estate wants of a key's life in one target. */
export interface DesiredLife {
  readonly state: 'enabled' | 'disabled' | 'retired';
  /** Set exactly where `state` is `retired`. */
  readonly retirement: { readonly stage: 'soak' | 'delete'; readonly soakDays: number } | null;
  readonly deletionWindowDays: number;
}

/** One key of the estate with everything that concerns it. */
export interface EstateKey {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly target: Target;
  readonly description: string;
  readonly algorithm: Algorithm;
  readonly purpose: Purpose;
  readonly origin: Origin;
  /** Sorted, without duplicates. */
  readonly aliases: readonly string[];
  /** The key's own tags; the target's default tags are added by `tagsFor`. */
  readonly tags: Readonly<Record<string, string>>;
  readonly rotation: Rotation;
  readonly multiRegion: boolean;
  readonly replicas: readonly EstateReplica[];
  readonly life: DesiredLife;
  /** The key's own and those of its target, as the key's document (or the target's) names them; sorted by ARN. */
  readonly administrators: readonly IamPrincipal[];
  readonly enableIamPolicies: boolean;
  readonly nativeGrants: 'shared' | 'exclusive';
  /** Sorted by name. */
  readonly grants: readonly EstateGrant[];
  readonly source: Source;
}

export interface EstateReplica {
  readonly target: Target;
  readonly description: string;
  readonly life: DesiredLife;
  /** Where the replica stands in the key's document. */
  readonly path: Path;
}

/** One grant as it applies to one key. */
export interface EstateGrant {
  readonly name: string;
  readonly grantees: readonly Named<Principal>[];
  /** Bundles expanded for the key; sorted, without duplicates. */
  readonly operations: readonly Operation[];
  /** Where each operation stands in the grant's document. */
  readonly operationPaths: Readonly<Partial<Record<Operation, Path>>>;
  readonly conditions: GrantConditions;
  /** RFC 3339 in UTC with seconds (`2027-01-31T00:00:00Z`), or null for no end. */
  readonly expires: string | null;
  readonly reason: string;
  readonly as: 'policy' | 'grant';
  readonly retiringPrincipal: IamPrincipal | null;
  readonly source: Source;
}
