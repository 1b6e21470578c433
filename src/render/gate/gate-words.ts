import type { GateReport, Rejected, Requirement, RuleReport } from '../../model/approval.js';
import { count } from '../words.js';

/** The gate's decision in one sentence. Its words are ours alone: counts, no text from outside. */
export function gateVerdict({ passes, mode, rules }: GateReport): string {
  if (!passes) {
    const open = rules.filter(({ missing }) => missing.length > 0).length;
    const words = open === 1 ? '1 rule is' : `${open} rules are`;
    return `the gate refuses${anyway[mode]}: ${words} not satisfied`;
  }
  if (mode === 'off')
    return 'THE GATE IS OFF: nobody has to approve anything, and whoever did was not counted';
  if (mode === 'break-glass')
    return 'THE GLASS IS BROKEN: it passes in an emergency, and still needs the approvals';
  if (rules.length === 0) return 'the gate passes: the plan changes nothing';
  if (rules.every(({ required }) => required.approvals === 0))
    return 'the gate passes: THE RULES ASK FOR NO APPROVAL';
  return `the gate passes: ${count(rules.length, 'rule is', 'rules are')} satisfied`;
}

const anyway: Readonly<Record<GateReport['mode'], string>> = {
  on: '',
  off: ', and THE GATE IS OFF',
  'break-glass': ' TO BREAK THE GLASS',
};

/** Who broke the glass, and why. */
export function glassWords({ person, group, reason }: NonNullable<GateReport['glass']>): string {
  return `${person}, for ${group}: ${reason}`;
}

/** How much approval a rule asks for. The names of groups are from outside. */
export function requirementWords({ approvals, groups, distinctGroups, maxAge }: Requirement): string {
  if (approvals === 0) return 'no approval';
  const names = groups.join(', ');
  const from =
    distinctGroups > 1
      ? ` from ${distinctGroups} different groups${names === '' ? '' : ` of ${names}`}`
      : names === ''
        ? ''
        : ` from ${names}`;
  const age = maxAge === null ? '' : `, at most ${durationWords(maxAge)} old`;
  return `${count(approvals, 'approval')}${from}${age}`;
}

/** The rules that aren't satisfied before those that are. */
export function openFirst(rules: readonly RuleReport[]): readonly RuleReport[] {
  const isOpen = ({ missing }: RuleReport) => missing.length > 0;
  return [...rules.filter(isOpen), ...rules.filter((rule) => !isOpen(rule))];
}

/** Whether a rule is satisfied, in a word. */
export function ruleState({ missing }: RuleReport): 'ok' | 'missing' {
  return missing.length === 0 ? 'ok' : 'missing';
}

/** Who counts, and for which group. */
export function givenWords({ person, group }: RuleReport['given'][number]): string {
  return group === null ? person : `${person}, for ${group}`;
}

/** Whose approval doesn't count, and why. */
export function rejectedWords({ who, reason, detail }: Rejected): string {
  return `${who === null ? '' : `${who}: `}${reason}: ${detail}`;
}

const units = [
  { seconds: 86_400, word: 'day' },
  { seconds: 3600, word: 'hour' },
  { seconds: 60, word: 'minute' },
];

/** Seconds in the largest unit that leaves nothing over; 24 hours stay hours, as people say it. */
function durationWords(seconds: number): string {
  const unit = units.find((each) => seconds % each.seconds === 0 && seconds > each.seconds);
  if (unit !== undefined) return count(seconds / unit.seconds, unit.word);
  return seconds === 60 ? '1 minute' : count(seconds, 'second');
}
