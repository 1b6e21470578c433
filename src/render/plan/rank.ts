import { keyIdText } from '../../model/key-state.js';
import type { Change, Plan } from '../../model/plan.js';
import { type Risk, risks } from '../../model/risk.js';
import { count, listed } from '../words.js';

/** Riskiest first; within a risk, who gains or loses access first; then in the order of execution. */
export function riskiestFirst(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort(
    (a, b) => risks.indexOf(b.risk) - risks.indexOf(a.risk) || accessRank(a) - accessRank(b),
  );
}

/** How many changes there are of each risk that occurs, worst first. */
export function byRisk(
  changes: readonly Change[],
): readonly { readonly risk: Risk; readonly count: number }[] {
  return [...risks]
    .reverse()
    .map((risk) => ({ risk, count: changes.filter((change) => change.risk === risk).length }))
    .filter((entry) => entry.count > 0);
}

/** The plan in one sentence. Its words are ours alone: counts and classes, no text from outside. */
export function verdict(plan: Plan): string {
  const { changes, blocked, rulesChanges } = plan;
  const rules = count(rulesChanges.length, 'change to the approval rules', 'changes to the approval rules');
  const parts = [
    changes.length === 0 ? idleWords(plan) : plannedWords(plan),
    ...(rulesChanges.length === 0 ? [] : [rules]),
    ...(blocked.length === 0 ? [] : [`${count(blocked.length, 'key is', 'keys are')} blocked and left out`]),
  ];
  return parts.join('; ');
}

function idleWords({ blocked, rulesChanges }: Plan): string {
  if (blocked.length > 0) return 'nothing planned';
  return rulesChanges.length === 0 ? 'no changes' : 'no changes to keys';
}

function plannedWords({ changes }: Plan): string {
  const keys = new Set(changes.map((change) => keyIdText(change.key))).size;
  const targets = new Set(changes.map((change) => change.key.target)).size;
  const classes = listed(byRisk(changes).map((entry) => `${entry.count} ${entry.risk}`));
  return `${count(changes.length, 'change')} to ${count(keys, 'key')} in ${count(targets, 'target')}: ${classes}`;
}

function accessRank({ access }: Change): number {
  return access !== null && access.gained.length + access.lost.length > 0 ? 0 : 1;
}

/** The account of the changed key. */
export function accountOf({ targets }: Plan, { key }: Change): string | null {
  return targets.find(({ name }) => name === key.target)?.account ?? null;
}
