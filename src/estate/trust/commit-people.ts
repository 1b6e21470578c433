import { sshKeyOf } from './commit-signature.js';

/** What a commit says of the people behind it. Names and addresses are what its makers wrote, proven by nobody. */
export interface CommitPeople {
  readonly emails: readonly string[];
  /** Keys of SSH signatures, unverified. */
  readonly sshKeys: readonly string[];
  readonly parents: readonly string[];
}

/** Reads a commit object as Git stores it, so that no `.mailmap` of a pull request renames anybody. */
export function commitPeople(object: Buffer): CommitPeople {
  const text = object.toString('utf8');
  const end = text.indexOf('\n\n');
  const head = end === -1 ? text : text.slice(0, end);
  const message = end === -1 ? '' : text.slice(end + 2);
  const headers = head.replace(/\n /g, '\0').split('\n').map(headerOf);
  const values = (...names: readonly string[]) =>
    headers.flatMap(({ name, value }) => (names.includes(name) ? [value] : []));
  return {
    emails: [...values('author', 'committer').map(addressOf), ...coAuthors(message)].filter(
      (each) => each !== '',
    ),
    sshKeys: values('gpgsig', 'gpgsig-sha256').flatMap(
      (value) => sshKeyOf(value.replaceAll('\0', '\n')) ?? [],
    ),
    parents: values('parent'),
  };
}

function headerOf(line: string) {
  const space = line.indexOf(' ');
  return { name: line.slice(0, space), value: line.slice(space + 1) };
}

/** `Name <address> seconds zone`: what stands between the first `<` and the next `>`, as Git reads it. */
function addressOf(ident: string): string {
  return (/<([^<>]*)>/.exec(ident)?.[1] ?? '').trim().toLowerCase();
}

/** Squashing hosts write them anywhere in the message, so that all lines count and not only the last block. */
function coAuthors(message: string): readonly string[] {
  return [...message.matchAll(/^[ \t>*-]*co-(?:authored|developed)-by:(.*)$/gim)].map(([, person = '']) =>
    addressOf(person.includes('<') ? person : `<${person}>`),
  );
}
