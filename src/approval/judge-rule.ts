import type { Rejected, RejectionReason, Requirement, RuleReport } from '../model/approval.js';
import { matchGroups } from '../model/matching.js';
import { canApprove } from '../model/people.js';
import type { RuleInForce } from '../plan/rules-in-force.js';
import { isInvolved } from './involved.js';
import { lossesOf } from './losses.js';
import { missingWords } from './missing-words.js';
import { type Hearing, timeText, type Word, type Words } from './words.js';

/** What is given for a rule, what is missing, and why the rest doesn't count. */
export function judgeRule(
  { rule, required, changes, rulesChanges }: RuleInForce,
  words: Words,
  hearing: Hearing,
): RuleReport {
  const losses = lossesOf(changes);
  const judged = words.standing.map((word) => ({ word, no: rejection(word, required, losses, hearing.now) }));
  const counting = judged.flatMap(({ word, no }) => (no === null ? [word] : []));
  const groups = assignGroups(counting, required);
  const objectors = judged.flatMap(({ word, no }) => (no?.reason === 'objection' ? [word.human.name] : []));
  const able = hearing.humans.filter(
    (human) =>
      canApprove(human) && !isInvolved(human, hearing.involved) && groupsFor(human, required).length > 0,
  );
  return {
    rule,
    required,
    changes: [...rulesChanges, ...changes].map(({ id }) => id),
    given: counting.map(({ human, approval }, index) => ({
      person: human.name,
      group: groups.shown[index] ?? null,
      from: approval.from,
    })),
    missing: missingWords(required, {
      given: counting.length,
      groups: groups.taken,
      able: able.map((human) => groupsFor(human, required)),
      objectors: required.objectionVetoes ? objectors : [],
    }),
    rejected: [...judged.flatMap(({ no }) => no ?? []), ...words.rejected],
  };
}

/** Those of the person's groups that count for a rule. */
function groupsFor(
  { groups }: { readonly groups: readonly string[] },
  required: Requirement,
): readonly string[] {
  return required.groups.length === 0 ? groups : groups.filter((group) => required.groups.includes(group));
}

/** As many different groups as the people can stand for, nobody for two; whoever is left over is shown with a group of theirs. */
function assignGroups(counting: readonly Word[], required: Requirement) {
  const choices = counting.map(({ human }) => groupsFor(human, required));
  const own = matchGroups(choices);
  const asked = required.groups.length > 0 || required.distinctGroups > 1;
  return {
    taken: own.flatMap((group) => group ?? []),
    shown: choices.map((groups, index) => (asked ? (own[index] ?? groups[0] ?? null) : null)),
  };
}

/** Why a person's last word doesn't count for the rule; null where it does. */
function rejection(
  { human, approval, involved, expired }: Word,
  required: Requirement,
  losses: readonly string[],
  now: number,
): Rejected | null {
  const no = (reason: RejectionReason, detail: string): Rejected => ({
    from: approval.from,
    who: human.name,
    reason,
    detail,
  });
  if (groupsFor(human, required).length === 0)
    return no('not in the group', `the rule wants somebody of ${required.groups.join(' or ')}`);
  if (approval.decision === 'object') return no('objection', approval.reason ?? 'it is against the plan');
  if (involved) return no('involved', 'they wrote or committed a part of it, or run keywright now');
  if (expired) return no('expired', `it ended at ${timeText(approval.expiresAt)}`);
  if (required.maxAge !== null && !(now - approval.issuedAt <= required.maxAge * 1000))
    return no('too old', `it was issued at ${timeText(approval.issuedAt)}`);
  const open = losses.filter((key) => !approval.acknowledged.includes(key));
  if (open.length > 0) return no('losses not acknowledged', `it doesn't name ${open.join(', ')}`);
  return null;
}
