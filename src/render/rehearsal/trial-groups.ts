import { type KeyId, keyIdText } from '../../model/key-state.js';
import type { Place } from '../../model/place.js';
import type { Trial, TrialResult } from '../../model/rehearsal.js';

/** Trials that came out alike: of one key and principal, by one part of the estate, for one reason. */
export interface TrialGroup {
  readonly key: KeyId;
  readonly kind: Trial['kind'];
  readonly grant: string | null;
  readonly principal: string;
  readonly place: Place;
  readonly outcome: TrialResult['outcome'];
  readonly because: string | null;
  /** As the provider names them, in the order tried. */
  readonly actions: readonly string[];
}

const order: Readonly<Record<TrialResult['outcome'], number>> = { fails: 0, untried: 1, idle: 2, works: 3 };

/** What failed first; within that in the order tried. */
export function trialGroups(results: readonly TrialResult[]): readonly TrialGroup[] {
  const groups = new Map<string, { readonly group: TrialGroup; readonly actions: string[] }>();
  for (const { trial, outcome, because } of results) {
    const { key, kind, grant, principal, place, action } = trial;
    const name = JSON.stringify([outcome, keyIdText(key), kind, grant, principal, because]);
    const known = groups.get(name);
    if (known !== undefined) {
      if (!known.actions.includes(action)) known.actions.push(action);
      continue;
    }
    const actions = [action];
    groups.set(name, { group: { key, kind, grant, principal, place, outcome, because, actions }, actions });
  }
  return [...groups.values()].map(({ group }) => group).sort((a, b) => order[a.outcome] - order[b.outcome]);
}

/** The part of the estate that gives the access. */
export function groupTitle({ kind, grant }: Pick<TrialGroup, 'kind' | 'grant'>): string {
  return kind === 'grant' ? `grant ${grant ?? ''}` : kind;
}

/** How many trials came out so for this reason. */
export interface ReasonCount {
  readonly number: number;
  readonly because: string;
}

/** The reasons of an outcome, the most frequent first; from the ninth on they are one. */
export function reasonCounts(
  trials: readonly TrialResult[],
  outcome: TrialResult['outcome'],
): readonly ReasonCount[] {
  const numbers = new Map<string, number>();
  for (const { outcome: came, because } of trials)
    if (came === outcome) numbers.set(because ?? '', (numbers.get(because ?? '') ?? 0) + 1);
  const sorted = [...numbers]
    .map(([because, number]): ReasonCount => ({ number, because }))
    .sort((a, b) => b.number - a.number);
  const rest = sorted.slice(mostReasons).reduce((sum, { number }) => sum + number, 0);
  const others = rest === 0 ? [] : [{ number: rest, because: 'for other reasons' }];
  return [...sorted.slice(0, mostReasons), ...others];
}

const mostReasons = 8;
