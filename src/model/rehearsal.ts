import type { ApplyReport } from './apply-report.js';
import type { Diagnostic } from './diagnostic.js';
import type { KeyId } from './key-state.js';
import type { Place } from './place.js';
import type { Blocked, Change, PlanTarget } from './plan.js';

/** One thing that the estate says somebody can do with a key, as a call that can be tried. */
export interface Trial {
  readonly key: KeyId;
  /** Which part of the estate says so. */
  readonly kind: 'grant' | 'administrator' | 'reconciler';
  /** The grant's name; null for those who manage the key. */
  readonly grant: string | null;
  readonly place: Place;
  /** Who calls, as the provider names principals: an ARN, or the name of a service. */
  readonly principal: string;
  /** The provider's own name of what is tried: `kms:Decrypt`. */
  readonly action: string;
  /**
   * What the estate demands of the request, as a request that meets it: condition key → values. Null where no such request
   * could be found.
   */
  readonly context: Readonly<Record<string, readonly string[]>> | null;
  /** That it is known that no request can meet it. */
  readonly unmeetable?: boolean;
}

/** What came of a trial. */
export interface TrialResult {
  readonly trial: Trial;
  /**
   * `idle`: it would, but the key can't be used in the life that the estate gives it (disabled, pending import, …). `untried`: what
   * would be needed to try it can't be had in a rehearsal.
   */
  readonly outcome: 'works' | 'fails' | 'idle' | 'untried';
  /** Why, for all but `works`. */
  readonly because: string | null;
}

/** A change that fails when the plan is applied. */
export interface RehearsedFailure {
  readonly change: Change;
  readonly problem: Diagnostic;
}

/** What a rehearsal found. */
export interface RehearsalReport {
  readonly digest: string;
  /** Where the plan acts. */
  readonly targets: readonly PlanTarget[];
  /** Whether the plan has every key, apply completes and no declared access of the keys that it touches fails. */
  readonly passes: boolean;
  /** The keys that the plan leaves out. */
  readonly blocked: readonly Blocked[];
  /** What apply did in the rehearsal; `failed` stands for the first failure. */
  readonly apply: ApplyReport;
  /** Every change that fails by itself, not those that come after one of their key. */
  readonly failures: readonly RehearsedFailure[];
  readonly trials: readonly TrialResult[];
  /** What the rehearsal took for granted, in whole sentences. */
  readonly assumptions: readonly string[];
}
