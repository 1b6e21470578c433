import type { AccessRow } from '../../model/access-row.js';
import type { ChangedAccess, PolicyDifference } from '../../model/policy-difference.js';
import {
  type AccessOptions,
  accessLines,
  conditionText,
  inWords,
  operationText,
  wholeAccess,
} from '../access-words.js';
import { principalWords } from '../principal-words.js';
import { count } from '../words.js';

/** The difference in one line of our own words. */
export function policyVerdict({ equal, gained, lost, changed }: PolicyDifference): string {
  if (equal) return 'no change in access';
  const parts = [
    ...(gained.length > 0 ? [`${count(gained.length, 'gain')}${undecided(gained)}`] : []),
    ...(lost.length > 0 ? [`${count(lost.length, 'loss', 'losses')}${undecided(lost)}`] : []),
    ...(changed.length > 0 ? [count(changed.length, 'change of conditions', 'changes of conditions')] : []),
  ];
  return parts.length === 0 ? 'the access differs' : parts.join(', ');
}

function undecided(rows: readonly AccessRow[]): string {
  const open = rows.filter(({ certainty }) => certainty === 'may').length;
  return open === 0 ? '' : ` (${open} undecided)`;
}

export const lockoutWords = 'the new policy locks everybody out: nobody is certain to be able to change it';

/** How the rows of a difference are worded: in short unless all is wanted. */
export function rowOptions({ account }: PolicyDifference, verbose: boolean): AccessOptions {
  return verbose ? wholeAccess : inWords(account ?? '');
}

export interface DifferenceLine {
  readonly sign: '+' | '-' | '~';
  readonly text: string;
  readonly witness: AccessRow['witness'];
}

/** Gains, losses and changed conditions, a line each. */
export function differenceLines(
  difference: PolicyDifference,
  options: AccessOptions,
): readonly DifferenceLine[] {
  const changed = difference.changed.map((row) => ({
    sign: '~' as const,
    text: changedLine(row, options),
    witness: null,
  }));
  return [...accessLines(difference, options), ...changed];
}

function changedLine(
  { principals, operations, before, after }: ChangedAccess,
  options: AccessOptions,
): string {
  const who = principalWords(principals, [], options.account);
  const what = operationText({ operations, conditions: `${before} ${after}` }, options);
  const words = (conditions: string) =>
    conditions === '' ? 'without conditions' : conditionText(conditions, options);
  return `${who} may ${what}: before ${words(before)}, now ${words(after)}`;
}
