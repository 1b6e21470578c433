import type { GateReport } from './approval.js';
import type { Diagnostic } from './diagnostic.js';
import type { KeyId, KeyState } from './key-state.js';
import type { Change, Plan } from './plan.js';
import type { StepOutcome } from './provider.js';
import type { Step } from './step.js';

/** Who applies, and from where. Said by the runner, not proven. */
export interface Runner {
  /** A name that people know: an e-mail address, a login. */
  readonly who: string;
  readonly host: string | null;
  readonly process: number | null;
  /** The address of the CI job. */
  readonly job: string | null;
}

/**
 * What a step replaces, as it stood when the run observed the target: everything that undoing needs, and never key material,
 * which no provider's Reader can read.
 */
export interface Snapshot {
  /** The key's ARN; null for one that wasn't there. */
  readonly arn: string | null;
  readonly fields: Partial<KeyState>;
  /** The ownership tag's value, where the step changes it. */
  readonly owner?: string | null;
  /** When its retirement began (RFC 3339), where the step changes it. */
  readonly retiredSince?: string | null;
  /** What couldn't be read, and so can't be restored. */
  readonly unread: readonly string[];
}

/** The hold on a target, as a lock object keeps it. */
export interface LockRecord {
  /** The place that is held: provider, partition, account and Region. */
  readonly lock: string;
  /** Grows with every take: whoever has a lower one has lost the lock. */
  readonly fence: number;
  readonly state: 'held' | 'released';
  readonly run: string;
  readonly runner: Runner;
  /** RFC 3339. */
  readonly takenAt: string;
  readonly expiresAt: string;
}

/** One thing that happened. `run` is the same in all events of one apply; `digest` is the plan's. */
export type JournalEvent =
  | {
      readonly kind: 'lock';
      readonly run: string;
      readonly action: 'taken' | 'released';
      readonly lock: string;
      readonly fence: number;
      readonly runner: Runner;
      readonly expiresAt: string;
      /** Whose hold was ended by it: it had expired, or was taken away on request. */
      readonly takenFrom: LockRecord | null;
    }
  | {
      readonly kind: 'plan';
      readonly run: string;
      readonly digest: string;
      /** The whole plan: its digest, and so every approval of it, can be checked from the journal alone. */
      readonly plan: Plan;
    }
  | {
      readonly kind: 'approvals';
      readonly run: string;
      readonly digest: string;
      readonly gate: GateReport;
      /** The approvals as they were given (a file's text), so that their signatures can be checked from the journal alone. */
      readonly evidence: readonly { readonly from: string; readonly text: string }[];
    }
  | {
      readonly kind: 'break-glass';
      readonly run: string;
      readonly digest: string;
      readonly person: string;
      readonly group: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'started';
      readonly run: string;
      readonly digest: string;
      readonly runner: Runner;
      /** The commit that was checked out; null where the estate is in no repository. */
      readonly commit: string | null;
      /** Ids of the changes that are to do, and of those that an earlier run made. */
      readonly remaining: readonly string[];
      readonly before: readonly string[];
    }
  | {
      readonly kind: 'step-begin';
      readonly run: string;
      readonly digest: string;
      readonly change: string;
      readonly key: KeyId;
      readonly step: Step;
      readonly fence: number;
      readonly replaced: Snapshot;
    }
  | {
      readonly kind: 'step-end';
      readonly run: string;
      readonly digest: string;
      readonly change: string;
      readonly result: StepOutcome['result'];
      /** The key's ARN where the step was done. */
      readonly arn: string | null;
      readonly problem: Pick<Diagnostic, 'code' | 'message'> | null;
      /** The provider's ids of the requests that the step made. */
      readonly requests: readonly string[];
    }
  | {
      readonly kind: 'finished';
      readonly run: string;
      readonly digest: string;
      readonly outcome: 'applied' | 'failed' | 'refused';
      readonly done: readonly string[];
      readonly notDone: readonly string[];
      readonly problems: readonly Pick<Diagnostic, 'code' | 'message'>[];
    }
  | ({ readonly kind: 'checkpoint' } & Checkpoint)
  | {
      /** The beginning of an entry whose writing was cut off (power cut, SIGKILL) was taken out; nobody had been told of it. */
      readonly kind: 'torn';
      readonly bytes: number;
      /** Of what was taken out, hex. */
      readonly sha256: string;
    };

export type EventKind = JournalEvent['kind'];

/** Somebody's signed word that the journal had this entry at this place. */
export interface Checkpoint {
  readonly sequence: number;
  /** The hash of the entry with this sequence number. */
  readonly hash: string;
  readonly signed: CheckpointSignature;
}

export type CheckpointSignature =
  | {
      readonly by: 'ssh-key';
      /** The public key that signed, in OpenSSH's form without the comment. */
      readonly key: string;
      /** An armored SSH signature over the RFC 8785 canonical JSON of `{hash, sequence}`. */
      readonly signature: string;
    }
  | {
      readonly by: 'kms-key';
      /** The public key that signed, as GetPublicKey gives it: SubjectPublicKeyInfo (RFC 5280), DER, in base64. */
      readonly key: string;
      readonly algorithm: CheckpointAlgorithm;
      /** Where the key is, for people: its ARN, as the signer said it. */
      readonly arn: string;
      /** Base64, over the namespace, a line feed, and the same canonical JSON. */
      readonly signature: string;
    };

/** The signing algorithms of AWS KMS that checkpoints are signed with (API reference, Sign, `SigningAlgorithm`). */
export type CheckpointAlgorithm =
  | 'ECDSA_SHA_256'
  | 'ECDSA_SHA_384'
  | 'ECDSA_SHA_512'
  | 'ED25519_SHA_512'
  | 'RSASSA_PSS_SHA_256'
  | 'RSASSA_PSS_SHA_384'
  | 'RSASSA_PSS_SHA_512'
  | 'RSASSA_PKCS1_V1_5_SHA_256'
  | 'RSASSA_PKCS1_V1_5_SHA_384'
  | 'RSASSA_PKCS1_V1_5_SHA_512';

/** One line of the journal: RFC 8785 canonical JSON. */
export interface JournalEntry {
  readonly version: 1;
  /** From 1. */
  readonly sequence: number;
  /** When it was written, by the runner's clock (RFC 3339). */
  readonly at: string;
  /** The hash of the entry before; `sha256:` and 64 zeros for the first. */
  readonly previous: string;
  readonly event: JournalEvent;
  /** `sha256:` and 64 hex digits over the canonical JSON of all other members. */
  readonly hash: string;
}

/** Is told of every step, before and after. What it answers stops the run: an unrecorded step must not be followed by others. */
export interface Recorder {
  beforeStep(change: Change): Promise<Diagnostic | null>;
  afterStep(change: Change, outcome: StepOutcome): Promise<Diagnostic | null>;
}

/** What checking a journal found. */
export interface JournalVerdict {
  readonly place: string;
  /** Entries that are sound, from the first on. */
  readonly sound: number;
  /** The hash of the last sound entry; null where there is none. */
  readonly tip: string | null;
  /** What is wrong; the first names the first bad entry. Empty for a sound journal. */
  readonly problems: readonly Diagnostic[];
  readonly checkpoints: readonly {
    readonly sequence: number;
    /** `SHA256:…` of the key that signed: as `ssh-keygen -l` has it, or over the DER of a KMS key's public half. */
    readonly signer: string;
    /** Whether the key is among those that were named as trusted. */
    readonly trusted: boolean;
  }[];
}

/** Up to where the estate was applied, as far as the journal knows. */
export interface AppliedCommits {
  /** Full ids, each once. */
  readonly commits: readonly string[];
  /** Whether every target is among those that they were applied to. */
  readonly complete: boolean;
}
