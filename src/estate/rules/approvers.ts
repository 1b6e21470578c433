import { isBotLogin } from '../../model/bot.js';
import type { PersonSpec } from '../../model/generated/approver-group.js';
import { nameId } from '../../model/people.js';
import type { Path } from '../../model/place.js';
import { parseSshPublicKey, sshFingerprint } from '../../model/ssh-public-key.js';
import type { Shaped } from '../kinds.js';
import { type Links, reportAt } from '../link/links.js';
import { errorAt } from '../problem.js';

/** Everybody of every group, each time that they stand there. */
function entriesOf(links: Links) {
  return links.of.ApproverGroup.flatMap((document) =>
    document.content.spec.people.map((person, index) => ({
      document,
      person,
      id: nameId(person.name),
      path: ['spec', 'people', index] as Path,
    })),
  );
}

/** A login, an address or a key belongs to one person; and nobody stands twice in a group or has two logins. */
export function onePersonEach(links: Links): void {
  const owners = new Map<string, Owner>();
  const inGroup = new Set<string>();
  const logins = new Map<string, Owner>();
  for (const { document, person, id, path } of entriesOf(links)) {
    for (const { what, value, at } of belongings(person)) {
      const owner = owners.get(value) ?? { id, name: person.name, document, path: [...path, ...at] };
      owners.set(value, owner);
      if (owner.id === id) continue;
      const message = `${what} belongs to \`${owner.name}\` at ${placeOf(owner)}, not to \`${person.name}\``;
      reportAt(links, document, [...path, ...at], 'KW4502', message);
    }
    const seat = JSON.stringify([document.name, document.source.file, id]);
    if (inGroup.has(seat))
      reportAt(links, document, [...path, 'name'], 'KW4502', `\`${person.name}\` stands twice in the group`);
    inGroup.add(seat);
    if (person.github === undefined) continue;
    const login = person.github.toLowerCase();
    const first = logins.get(id) ?? { id: login, name: person.github, document, path: [...path, 'github'] };
    logins.set(id, first);
    if (first.id === login) continue;
    const message = `\`${person.name}\` has the login \`${first.name}\` at ${placeOf(first)}, and another here`;
    reportAt(links, document, [...path, 'github'], 'KW4502', message);
  }
}

/**
 * A key is one that a signature proves something with. Neither it nor its line is shown: where a private key was pasted, it would
 * come out in a log.
 */
export function signingKeys(links: Links): void {
  for (const { document, person, path } of entriesOf(links))
    (person.sshKeys ?? []).forEach((line, index) => {
      const key = parseSshPublicKey(line);
      if (key.ok) return;
      const place = { ...document.source.at([...path, 'sshKeys', index]), lineText: '' };
      const message = `key ${index + 1} of \`${person.name}\` can't sign approvals: ${key.reason}`;
      links.report(errorAt(place, 'KW4503', message));
    });
}

/** Whoever stands in a group can approve with something. */
export function ableApprovers(links: Links): void {
  if (links.maybe('ApproverGroup')) return;
  const entries = entriesOf(links);
  const able = new Set(
    entries.flatMap(({ id, person }) => ((person.github ?? person.sshKeys) === undefined ? [] : [id])),
  );
  for (const { document, person, id, path } of entries)
    if (!able.has(id)) {
      const message = `\`${person.name}\` has neither a key nor a GitHub login`;
      reportAt(links, document, [...path, 'name'], 'KW4508', message);
    }
}

/** A robot's approval is nobody's. */
export function noRobots(links: Links): void {
  for (const { document, person, path } of entriesOf(links))
    if (person.github !== undefined && isBotLogin(person.github))
      reportAt(links, document, [...path, 'github'], 'KW4509', `\`${person.github}\` is a robot of GitHub`);
}

interface Owner {
  readonly id: string;
  readonly name: string;
  readonly document: Shaped;
  readonly path: Path;
}

interface Belonging {
  readonly what: string;
  readonly value: string;
  readonly at: Path;
}

/** What one person has and nobody else. */
function belongings({ github, emails = [], sshKeys = [] }: PersonSpec): readonly Belonging[] {
  return [
    ...(github === undefined
      ? []
      : [{ what: `the login \`${github}\``, value: `login ${github.toLowerCase()}`, at: ['github'] }]),
    ...emails.map((email, index) => ({
      what: `the address \`${email}\``,
      value: `email ${email.toLowerCase()}`,
      at: ['emails', index],
    })),
    ...sshKeys.flatMap((line, index) => {
      const key = parseSshPublicKey(line);
      if (!key.ok) return [];
      const what = `the key \`${sshFingerprint(key.text)}\``;
      return [{ what, value: `key ${key.text}`, at: ['sshKeys', index] }];
    }),
  ];
}

function placeOf({ document, path }: Owner): string {
  const { file, line } = document.source.at(path);
  return `${file}:${line}`;
}
