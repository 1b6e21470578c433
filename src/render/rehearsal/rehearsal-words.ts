import type { RehearsalReport, TrialResult } from '../../model/rehearsal.js';
import { principalWord } from '../principal-words.js';
import { count, listed } from '../words.js';
import type { TrialGroup } from './trial-groups.js';

/** What a rehearsal found, in one line. */
export function rehearsalVerdict(report: RehearsalReport): string {
  const { apply, blocked, failures, trials } = report;
  const failed = trials.filter(({ outcome }) => outcome === 'fails').length;
  if (report.passes) return `the rehearsal passes: ${appliedWords(report)}, ${triedWords(trials)}`;
  const wrong = [
    ...(blocked.length > 0 ? [`${count(blocked.length, 'key')} left out by the plan`] : []),
    ...(apply.outcome === 'refused' ? ['the plan would be refused'] : []),
    ...(failures.length > 0 ? [`${count(failures.length, 'change')} would fail`] : []),
    ...(apply.outcome === 'failed' && failures.length === 0 ? ['the apply would stop'] : []),
    ...(failed > 0 ? [`${count(failed, 'declared access', 'declared accesses')} would not work`] : []),
  ];
  return `the rehearsal fails: ${listed(wrong)}`;
}

/** How many changes were made. */
function appliedWords({ apply }: RehearsalReport): string {
  return apply.outcome === 'refused'
    ? 'nothing was applied'
    : `${count(apply.done.length, 'change')} applied`;
}

/** How the trials came out, in a sentence. */
export function triedWords(trials: readonly TrialResult[]): string {
  return trials.length === 0
    ? 'no declared access to try'
    : outcomeWords(trials, count(trials.length, 'declared access', 'declared accesses'));
}

/** The same, where it says already what was tried. */
export function triedNumbers(trials: readonly TrialResult[]): string {
  return outcomeWords(trials, String(trials.length));
}

function outcomeWords(trials: readonly TrialResult[], all: string): string {
  const of = (outcome: TrialResult['outcome']) => trials.filter((trial) => trial.outcome === outcome).length;
  const parts = [
    `${of('works')} of ${all} tried and working`,
    ...(of('fails') > 0 ? [`${of('fails')} failing`] : []),
    ...(of('idle') > 0 ? [`${of('idle')} idle`] : []),
    ...(of('untried') > 0 ? [`${of('untried')} not tried`] : []),
  ];
  return parts.join(', ');
}

/** `kms:Decrypt` without what every action has in front. */
export function actionWords(actions: readonly string[]): string {
  return actions.map((action) => action.replace(/^[a-z]+:/, '')).join(', ');
}

/** Who calls, in short where it is somebody of the key's own account: `role/app`. */
export function callerWord({ key, principal }: TrialGroup, { targets }: RehearsalReport): string {
  const home = targets.find(({ name }) => name === key.target)?.account;
  return principalWord(principal, home ?? null);
}
