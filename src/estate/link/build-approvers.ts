import type { ApproverGroup, Person } from '../../model/approval.js';
import type { PersonSpec } from '../../model/generated/approver-group.js';
import { nameId } from '../../model/people.js';
import { parseSshPublicKey } from '../../model/ssh-public-key.js';
import type { Links } from './links.js';
import { byText, sortedUnique } from './sorting.js';

/** The groups, sorted by name; each person with all that any of their groups knows of them. */
export function buildApproverGroups(links: Links): readonly ApproverGroup[] {
  const documents = [...links.of.ApproverGroup].sort(byText(({ name }) => name));
  const known = new Map<string, Person>();
  for (const { content } of documents)
    for (const spec of content.spec.people) {
      const id = nameId(spec.name);
      known.set(id, together(known.get(id), personOf(spec)));
    }
  return documents.map(({ name, content, source }) => ({
    name,
    people: sortedUnique(
      content.spec.people.map((spec) => known.get(nameId(spec.name)) ?? personOf(spec)),
      (person) => nameId(person.name),
    ),
    source,
  }));
}

function personOf({ name, github, emails = [], sshKeys = [] }: PersonSpec): Person {
  const keys = sshKeys.map(parseSshPublicKey).flatMap((key) => (key.ok ? [key.text] : []));
  return {
    name,
    github: github?.toLowerCase() ?? null,
    emails: sorted(emails.map((email) => email.toLowerCase())),
    sshKeys: sorted(keys),
  };
}

function together(one: Person | undefined, other: Person): Person {
  if (one === undefined) return other;
  return {
    name: one.name,
    github: one.github ?? other.github,
    emails: sorted([...one.emails, ...other.emails]),
    sshKeys: sorted([...one.sshKeys, ...other.sshKeys]),
  };
}

function sorted(texts: readonly string[]): readonly string[] {
  return sortedUnique(texts, (text) => text);
}
