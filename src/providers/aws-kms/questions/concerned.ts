import type { PrincipalElement } from '../../../access/policy.js';
import { readPolicy } from '../../../access/read-policy.js';
import type { DecidingPart } from '../../../access/who-can.js';
import type { AnswerRow, AskedKey } from '../../../model/question.js';

/** How a statement or native grant speaks of a principal: by name, as one of everybody, by its account, or not at all. */
export type Concern = Exclude<AnswerRow['standing'], null> | 'not';

/** What the parts that decide about a key say of principals. */
export function concernsIn({ state }: AskedKey): (part: DecidingPart, principal: string) => Concern {
  const statements = readPolicy(state.policy, 'key')?.statements ?? [];
  return (part, principal) => {
    if (part.kind === 'grant') {
      const grantee = state.grants[part.index]?.grantee;
      const name = grantee?.kind === 'service' ? grantee.name : (grantee?.arn ?? '');
      if (spellings(principal).includes(name)) return 'named';
      return accountOf(name) === accountOf(principal) && isRoot(name) ? 'account' : 'not';
    }
    const element = statements[part.index]?.principals ?? null;
    return element === null ? 'not' : concernOf(element, principal);
  };
}

/** The accounts whose IAM policies a statement or native grant lets decide, by their numbers. */
export function delegationsIn({ state }: AskedKey): (part: DecidingPart) => readonly string[] {
  const statements = readPolicy(state.policy, 'key')?.statements ?? [];
  return (part) => {
    if (part.kind === 'grant') {
      const grantee = state.grants[part.index]?.grantee;
      return grantee?.kind === 'principal' && isRoot(grantee.arn) ? [accountOf(grantee.arn) ?? ''] : [];
    }
    const element = statements[part.index]?.principals ?? null;
    if (element === null || element.not) return [];
    return element.entries.flatMap(({ value }) =>
      /^[0-9]{12}$/.test(value) ? [value] : isRoot(value) ? [accountOf(value) ?? ''] : [],
    );
  };
}

function concernOf({ not, entries }: PrincipalElement, principal: string): Concern {
  const values = entries.map(({ value }) => value);
  if (not) return 'everybody';
  if (values.some((value) => spellings(principal).includes(value))) return 'named';
  if (entries.some(({ type, value }) => type === 'AWS' && value === '*')) return 'everybody';
  const account = accountOf(principal);
  const isMember = values.some(
    (value) => value === account || (isRoot(value) && accountOf(value) === account),
  );
  return account !== null && isMember ? 'account' : 'not';
}

/** A session is named by its role too, an account by its number. */
function spellings(principal: string): readonly string[] {
  const session = /^arn:([a-z-]+):sts::([0-9]{12}):assumed-role\/([^/]+)\//.exec(principal);
  const role = session === null ? [] : [`arn:${session[1]}:iam::${session[2]}:role/${session[3]}`];
  const account = isRoot(principal) ? [accountOf(principal) ?? ''] : [];
  return [principal, ...role, ...account];
}

function isRoot(arn: string): boolean {
  return /^arn:[a-z-]+:iam::[0-9]{12}:root$/.test(arn);
}

function accountOf(arn: string): string | null {
  return /^arn:[a-z-]+:(?:iam|sts)::([0-9]{12}):/.exec(arn)?.[1] ?? null;
}
