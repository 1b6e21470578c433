import type { Requirement } from '../model/approval.js';
import { matchGroups } from '../model/matching.js';

/** How far a rule is satisfied. */
export interface Standing {
  /** How many people count. */
  readonly given: number;
  /** The different groups that they stand for, nobody for two. */
  readonly groups: readonly string[];
  /** The groups of each person who may approve, whether or not they did. */
  readonly able: readonly (readonly string[])[];
  /** Who stands in the way. */
  readonly objectors: readonly string[];
}

/** What a rule still needs, each in a sentence; nothing exactly where it is satisfied. */
export function missingWords(required: Requirement, standing: Standing): readonly string[] {
  const { approvals, distinctGroups } = required;
  const { given, groups, objectors } = standing;
  const open = Math.max(0, approvals - given);
  const openGroups = Math.max(0, distinctGroups - groups.length);
  return [
    ...objectors.map((name) => `${name} objects to the plan`),
    ...(open > 0 ? [`${open} more ${open === 1 ? 'approval' : 'approvals'}${fromGroups(required)}`] : []),
    ...(openGroups > 0 && distinctGroups > 1 ? [groupWords(required, groups)] : []),
    ...(open + openGroups > 0 ? hopeless(required, standing) : []),
    ...(open === 0 && openGroups > 0 && distinctGroups <= 1 ? ['an approval of somebody in a group'] : []),
  ];
}

function fromGroups({ groups }: Requirement): string {
  return groups.length === 0 ? '' : ` of somebody in ${groups.join(' or ')}`;
}

function groupWords({ distinctGroups }: Requirement, groups: readonly string[]): string {
  const reached = groups.length === 0 ? '' : `: those given can stand for ${groups.length}, nobody for two`;
  return `approvals from ${distinctGroups} different groups${reached}`;
}

/** Said where waiting is no use: even if all who may approve did, it wouldn't be enough. */
function hopeless({ approvals, distinctGroups }: Requirement, { able }: Standing): readonly string[] {
  const groups = matchGroups(able).filter((group) => group !== null).length;
  if (able.length >= approvals && groups >= distinctGroups) return [];
  if (able.length === 0) return ['more approvers: nobody of the groups may approve this plan'];
  const people = able.length === 1 ? '1 person' : `${able.length} people`;
  const places = groups === 1 ? '1 group' : `${groups} different groups`;
  return [`more approvers: only ${people} of the groups may approve this plan, for ${places}`];
}
