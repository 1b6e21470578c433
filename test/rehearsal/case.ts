import type { PlanBody } from '../../src/model/plan.js';
import type { SimulatorOptions, World } from '../../src/simulator/index.js';
import type { Stand } from './stand.js';

/** A plan, and the state in which it is rehearsed. */
export interface Case {
  /** What is the matter, as a sentence. */
  readonly name: string;
  /** Targets beside `main`: their documents. */
  readonly targets?: readonly string[];
  /** Root file in place of the usual. */
  readonly root?: string;
  /** The same for what is applied first. */
  readonly rootBefore?: string;
  /** Who exists; the corpus's world unless told. `null`: whoever is named exists. */
  readonly world?: World | null;
  /** Who exists as the rehearsal is told, where that is something else. */
  readonly told?: World | null;
  /** Documents that are applied first; several one after the other. */
  readonly before?: string | readonly string[];
  /** What happens behind Git's back, before the plan is made. */
  readonly acts?: (live: Stand) => Promise<unknown>;
  /** Documents that the plan is made of. */
  readonly estate: string;
  /** What happens between the plan and its rehearsal. */
  readonly since?: (live: Stand) => Promise<unknown>;
  /** Documents of the estate at the rehearsal, where it has moved on. */
  readonly estateSince?: string;
  /** The plan file as another program would have written it. */
  readonly edit?: (body: PlanBody) => PlanBody;
  /** ARN of who applies, where it isn't the target's reconciler. */
  readonly applier?: string;
  /** ARN of who plans and asks for the rehearsal, where it isn't the target's reconciler. */
  readonly planner?: string;
  readonly limits?: NonNullable<SimulatorOptions['resourceQuotas']>;
}

/** A plan that would fail, or whose declared access doesn't work. */
export interface BrokenCase extends Case {
  /** What the rehearsal finds; `says` has the key or principal and the reason. */
  readonly finds:
    | { readonly kind: 'refused'; readonly code: string; readonly says: RegExp }
    | { readonly kind: 'change'; readonly id: RegExp; readonly says: RegExp }
    /** Apply wouldn't begin, because of who applies. */
    | { readonly kind: 'applier'; readonly says: RegExp }
    | { readonly kind: 'blocked'; readonly key: string; readonly says: RegExp }
    | {
        readonly kind: 'access';
        readonly who: string;
        readonly action: string;
        readonly says: RegExp;
        /** The call that really doesn't work after the plan is applied; must reject. */
        readonly proof: (applied: Stand) => Promise<unknown>;
      };
}

/** A plan that is fine. */
export interface SoundCase extends Case {
  /** Actions that can't be tried, beside those that need more than the key. */
  readonly untried?: RegExp;
  /** Whether the keys are in no life in which anybody can use them. */
  readonly isIdle?: boolean;
  /** How many of the plan's changes an earlier apply has made. */
  readonly doneBefore?: number;
  /** What the rehearsal says that it took for granted. */
  readonly assumes?: RegExp;
}
