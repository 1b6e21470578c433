import type { ApproverGroup, Person } from './approval.js';
import { isBotLogin } from './bot.js';

/** One human being, with everything that any group knows of them. */
export interface Human {
  /** As the first group in which they are writes it. */
  readonly name: string;
  readonly logins: readonly string[];
  readonly emails: readonly string[];
  readonly sshKeys: readonly string[];
  /** The groups that they are in, sorted. */
  readonly groups: readonly string[];
}

/** A name without what makes no difference between people: case, width, runs of spaces. */
export function nameId(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

/**
 * The people of the groups, each once, in the order in which they first occur. Entries that share a name, a login, an address or a
 * key are one person, so that nobody becomes two by being written twice.
 */
export function humansOf(groups: readonly Pick<ApproverGroup, 'name' | 'people'>[]): readonly Human[] {
  const clusters: Cluster[] = [];
  for (const { name, people } of groups) for (const person of people) join(clusters, name, person);
  return clusters
    .sort((a, b) => a.first - b.first)
    .map(({ entries }) => ({
      name: entries[0]?.person.name ?? '',
      logins: unique(entries.flatMap(({ person }) => person.github ?? [])),
      emails: unique(entries.flatMap(({ person }) => person.emails)),
      sshKeys: unique(entries.flatMap(({ person }) => person.sshKeys)),
      groups: unique(entries.map(({ group }) => group)).sort(),
    }));
}

/** Whether the person has anything to approve with, and is one. */
export function canApprove({ logins, sshKeys }: Pick<Human, 'logins' | 'sshKeys'>): boolean {
  return logins.length + sshKeys.length > 0 && !logins.some(isBotLogin);
}

interface Cluster {
  readonly ids: ReadonlySet<string>;
  readonly entries: readonly { readonly group: string; readonly person: Person }[];
  readonly first: number;
}

/** Adds an entry to the cluster with which it shares something, and makes one of all clusters that it connects. */
function join(clusters: Cluster[], group: string, person: Person): void {
  const ids = idsOf(person);
  const met = clusters.filter((cluster) => ids.some((id) => cluster.ids.has(id)));
  const entry = { group, person };
  const first = Math.min(...met.map((cluster) => cluster.first), countEntries(clusters));
  const entries = [...met.sort((a, b) => a.first - b.first).flatMap((cluster) => cluster.entries), entry];
  for (const cluster of met) clusters.splice(clusters.indexOf(cluster), 1);
  clusters.push({ ids: new Set([...met.flatMap((cluster) => [...cluster.ids]), ...ids]), entries, first });
}

function countEntries(clusters: readonly Cluster[]): number {
  return clusters.reduce((sum, { entries }) => sum + entries.length, 0);
}

function idsOf({ name, github, emails, sshKeys }: Person): readonly string[] {
  return [
    `name ${nameId(name)}`,
    ...(github === null ? [] : [`login ${github}`]),
    ...emails.map((email) => `email ${email}`),
    ...sshKeys.map((key) => `key ${key}`),
  ];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
