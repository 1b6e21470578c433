import type { Involved } from '../model/approval.js';
import type { Human } from '../model/people.js';
import { sshKeyText } from '../model/ssh-public-key.js';

/**
 * Whether the plan is the person's own: by an address, a login or a key. An address that GitHub gives its users
 * (`12345+login@users.noreply.github.com`; GitHub docs, "Setting your commit email address") says the login too.
 */
export function isInvolved(human: Pick<Human, 'emails' | 'logins' | 'sshKeys'>, involved: Involved): boolean {
  return (
    share(human.emails, involved.emails) ||
    share(loginsOf(human.logins, human.emails), loginsOf(involved.logins, involved.emails)) ||
    share(human.sshKeys.map(sshKeyText), involved.sshKeys.map(sshKeyText), (key) => key)
  );
}

function loginsOf(logins: readonly string[], emails: readonly string[]): readonly string[] {
  const fromEmails = emails.flatMap((email) => {
    const [, login] = /^(?:\d+\+)?([^@+\s]+)@users\.noreply\.[a-z0-9.-]+$/i.exec(email.trim()) ?? [];
    return login ?? [];
  });
  return [...logins, ...fromEmails];
}

function share(
  some: readonly string[],
  others: readonly string[],
  spelling = (text: string) => text.trim().toLowerCase(),
): boolean {
  const known = new Set(others.map(spelling));
  return some.some((text) => known.has(spelling(text)));
}
