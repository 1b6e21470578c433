import type { ApprovalPolicy, ApprovalRule, ApproverGroup, Person } from '../../model/approval.js';
import { nameId } from '../../model/people.js';

export type GroupContent = Omit<ApproverGroup, 'source'>;
export type PolicyContent = Omit<ApprovalPolicy, 'source'>;

/** What becomes of a group, in one line. */
export function groupEffect(before: GroupContent | null, after: GroupContent | null): string {
  if (before === null) return `adds the group ${after?.name}: ${peopleWords(after?.people ?? [], withMeans)}`;
  const { name } = before;
  if (after === null) return `removes the group ${name}: ${peopleWords(before.people, nameOf)}`;
  const was = byId(before.people);
  const is = byId(after.people);
  const added = after.people.filter((person) => !was.has(nameId(person.name)));
  const removed = before.people.filter((person) => !is.has(nameId(person.name)));
  const changed = after.people.flatMap((person) => {
    const old = was.get(nameId(person.name));
    const what = old === undefined ? [] : personChanges(old, person);
    return what.length === 0 ? [] : [`changes ${person.name} in ${name} (${what.join(', ')})`];
  });
  return inOneLine(
    [
      ...(added.length === 0 ? [] : [`adds ${peopleWords(added, withMeans)} to ${name}`]),
      ...(removed.length === 0 ? [] : [`removes ${peopleWords(removed, nameOf)} from ${name}`]),
      ...changed,
    ],
    `changes the order in ${name}`,
  );
}

/** What becomes of a policy, in one line. That the gate goes off comes first. */
export function policyEffect(before: PolicyContent | null, after: PolicyContent | null): string {
  if (before === null) return `adds the policy ${after?.name}${policyWords(after)}`;
  const { name } = before;
  if (after === null) return `removes the policy ${name}${policyWords(before)}`;
  const was = new Map(before.rules.map((rule) => [rule.id, rule]));
  const is = new Set(after.rules.map(({ id }) => id));
  const changed = after.rules.flatMap((rule) => {
    const old = was.get(rule.id);
    const what = old === undefined ? [] : ruleChanges(old, rule);
    return what.length === 0 ? [] : [`changes the rule ${rule.id} of ${name} (${what.join(', ')})`];
  });
  return inOneLine(
    [
      ...(before.gate === after.gate ? [] : [`turns the gate ${after.gate} in ${name}`]),
      ...after.rules.filter(({ id }) => !was.has(id)).map(({ id }) => `adds the rule ${id} to ${name}`),
      ...before.rules.filter(({ id }) => !is.has(id)).map(({ id }) => `removes the rule ${id} from ${name}`),
      ...changed,
      ...(before.breakGlass === after.breakGlass
        ? []
        : [
            `lets ${after.breakGlass ?? 'nobody'} break the glass instead of ${before.breakGlass ?? 'nobody'}`,
          ]),
    ],
    `changes the order in ${name}`,
  );
}

const most = 8;

/** The plan has all of it; a line has what a reader takes in. */
function inOneLine(parts: readonly string[], otherwise: string): string {
  return parts.length === 0 ? otherwise : cut(parts).join('; ');
}

function cut(words: readonly string[]): readonly string[] {
  return words.length <= most ? words : [...words.slice(0, most), `and ${words.length - most} more`];
}

function peopleWords(people: readonly Person[], wordsOf: (person: Person) => string): string {
  return people.length === 0 ? 'nobody' : cut(people.map(wordsOf)).join(', ');
}

function nameOf({ name }: Person): string {
  return name;
}

function withMeans({ name, sshKeys, github }: Person): string {
  const keys = sshKeys.length === 0 ? [] : [sshKeys.length === 1 ? '1 key' : `${sshKeys.length} keys`];
  const means = [...keys, ...(github === null ? [] : [`GitHub ${github}`])];
  return `${name} (${means.length === 0 ? 'nothing to approve with' : means.join(', ')})`;
}

function byId(people: readonly Person[]): ReadonlyMap<string, Person> {
  return new Map(people.map((person) => [nameId(person.name), person]));
}

function personChanges(before: Person, after: Person): readonly string[] {
  const more = after.sshKeys.filter((key) => !before.sshKeys.includes(key)).length;
  const fewer = before.sshKeys.filter((key) => !after.sshKeys.includes(key)).length;
  return [
    ...(more === 0 ? [] : [`${more} more ${more === 1 ? 'key' : 'keys'}`]),
    ...(fewer === 0 ? [] : [`${fewer} ${fewer === 1 ? 'key' : 'keys'} less`]),
    ...(before.github === after.github
      ? []
      : [`GitHub ${before.github ?? 'none'} → ${after.github ?? 'none'}`]),
    ...(before.emails.join(' ') === after.emails.join(' ') ? [] : ['addresses']),
    ...(before.name === after.name ? [] : ['spelling of the name']),
  ];
}

function policyWords(policy: PolicyContent | null): string {
  if (policy === null) return '';
  const rules = policy.rules.map(({ id }) => id);
  if (policy.gate === 'off') return ': the gate is off';
  return rules.length === 0 ? ' without rules' : `: ${cut(rules).join(', ')}`;
}

function ruleChanges(before: ApprovalRule, after: ApprovalRule): readonly string[] {
  const numbers = (['approvals', 'distinctGroups', 'maxAge'] as const).flatMap((field) =>
    before[field] === after[field] ? [] : [`${field} ${before[field] ?? 'none'} → ${after[field] ?? 'none'}`],
  );
  const others = (['groups', 'objectionVetoes', 'match'] as const).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  return [...numbers, ...others];
}
