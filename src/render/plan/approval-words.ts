import type { Plan, RequiredApproval } from '../../model/plan.js';
import { requirementWords } from '../gate/gate-words.js';

/** Whether anybody has to approve the plan; `nothing` where it does nothing that could be approved. */
export function askedOf({ changes, rulesChanges, requires }: Plan): 'approval' | 'no approval' | 'nothing' {
  if (changes.length + rulesChanges.length === 0) return 'nothing';
  return requires.some(({ approvals }) => approvals > 0) ? 'approval' : 'no approval';
}

/** Why nobody has to approve the plan. Its words are ours alone. */
export function ungatedWords({ requires }: Plan): string {
  return requires.length === 0
    ? 'NO APPROVAL NEEDED: the approval rules say that the gate is off'
    : 'NO APPROVAL NEEDED: the approval rules ask for none';
}

/** What one rule asks for: `2 approvals from 2 different groups, at most 24 hours old`. The names of groups are from outside. */
export function requiredWords(required: RequiredApproval): string {
  const veto = required.objectionVetoes ? '' : '; objections do not count';
  return `${requirementWords(required)}${veto}`;
}
