import type { DesiredKey, DesiredTarget } from './desired.js';
import type { Diagnostic, Outcome } from './diagnostic.js';
import type { Estate, Target } from './estate.js';
import type { KeyId } from './key-state.js';
import type { ObservedTarget } from './observed.js';
import type { Change, Plan } from './plan.js';
import type { Answer, AskedKey, Question } from './question.js';
import type { Trial, TrialResult } from './rehearsal.js';

/** What a provider needs from outside; nothing in a provider reads the process itself. */
export interface Runtime {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The environment in which one target is called, by its name, where that isn't `env`. */
  readonly envOf?: (target: string) => Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1, for the jitter of pauses. */
  readonly random: () => number;
  readonly progress: (progress: Progress) => void;
}

/** How far a long piece of work has come. */
export interface Progress {
  readonly target: string;
  readonly doing: string;
  readonly done: number;
  /** Null while it isn't known. */
  readonly total: number | null;
}

/** Reads one target. It has no way to write. */
export interface Reader {
  /**
   * Everything that the target holds of what `desired` names, and what nobody manages. A field that can't be read
   * comes back as an unread reading; only a target that can't be listed at all fails as a whole.
   */
  observe(
    desired: DesiredTarget,
    settings: Estate['observe'] & { readonly estate: string },
  ): Promise<Outcome<ObservedTarget>>;
  close(): void;
}

/** What became of one step; `requests` are the ids that the provider gave to its calls, in their order. */
export type StepOutcome = (
  | { readonly result: 'done'; readonly arn: string; readonly warnings?: readonly Diagnostic[] }
  | { readonly result: 'failed'; readonly problem: Diagnostic }
) & { readonly requests?: readonly string[] };

/** Writes to one target: one change at a time, and waits until the change can be observed. */
export interface Writer {
  perform(change: Change, keys: LiveKeys): Promise<StepOutcome>;
  close(): void;
}

/** The live keys known so far, with those that this run created. */
export interface LiveKeys {
  arnOf(id: KeyId): string | null;
}

declare const verified: unique symbol;

/**
 * A plan that may be executed: its digest is right, it isn't stale, and what must be approved is. Only
 * `apply/verify-plan.ts` makes one.
 */
export interface VerifiedPlan {
  readonly plan: Plan;
  /** The changes that are still to do, in order; all of the plan's where nothing was done before. */
  readonly remaining: readonly Change[];
  readonly [verified]: true;
}

/** Tries what the estate declares, in a place that was built for it. */
export interface Rehearsing {
  /** Pure. Every access that the estate declares for these keys, each as one call. */
  trials(estate: Estate, keys: readonly DesiredKey[]): readonly Trial[];
  /**
   * Makes the calls in a private copy of the targets; what they change there is undone. One result for each trial, in their
   * order; no single trial makes it reject.
   */
  tryAccess(trials: readonly Trial[], place: RehearsalPlace): Promise<readonly TrialResult[]>;
}

/** A private copy of targets, and how to call there as anybody. */
export interface RehearsalPlace {
  readonly url: string;
  readonly targets: readonly Target[];
  /** Milliseconds since the epoch, on the clock of the place. */
  readonly now: () => number;
  /** The key as it should be, and its ARN in the place; null where it isn't there. */
  readonly keyOf: (id: KeyId) => { readonly arn: string; readonly desired: DesiredKey } | null;
  /** Somebody who may do everything with every key of the target. */
  readonly omnipotent: (target: Target) => Promise<PlaceCredentials>;
  /**
   * Credentials to call as somebody, from where and how `context` says: condition keys of the session, and of a service that
   * calls on behalf. Rejects with an Error that says why where there is no such caller.
   */
  readonly credentialsFor: (who: {
    readonly principal: string;
    readonly target: Target;
    readonly context: Readonly<Record<string, readonly string[]>>;
  }) => Promise<PlaceCredentials>;
}

export interface PlaceCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** One key manager behind one folder: pure compile, a Reader for everybody, a Writer for a verified plan. */
export interface Provider {
  readonly name: string;
  /** Pure. What each key must be in each of its targets; an ability that the provider lacks is an error. */
  compile(estate: Estate): Outcome<readonly DesiredKey[]>;
  /** Pure. Who may do what with the keys; a word that means nothing here is an error. */
  answer(question: Question, keys: readonly AskedKey[]): Promise<Outcome<Answer>>;
  openReader(target: Target, runtime: Runtime): Promise<Reader>;
  openWriter(target: Target, verifiedPlan: VerifiedPlan, runtime: Runtime): Promise<Writer>;
  rehearsing(): Promise<Rehearsing>;
}
