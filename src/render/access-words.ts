import type { AccessRow } from '../model/access-row.js';

/** What to leave out of an access row where it is shown in short. */
export interface AccessOptions {
  /** The account of the key: principals of the same account lose the head of their ARN. Null keeps whole ARNs. */
  readonly account: string | null;
  /** How many operations are named before the rest is counted. */
  readonly most: number;
}

export const wholeAccess: AccessOptions = { account: null, most: Number.POSITIVE_INFINITY };

/** Operations that use or hand on a key, which a reader wants to see before the rest. */
const telling = /\*|crypt|sign|mac|derive|capsulate|datakey|grant|policy|deletion|disable/i;

/** `role/app may Decrypt, Encrypt (conditions)`; with `may: 'loses'` for lost access. */
export function accessLine(row: AccessRow, verb: string, options: AccessOptions): string {
  const who = row.principals.map((principal) => shortPrincipal(principal, options.account)).join(', ');
  const when = row.conditions === '' ? '' : ` (${row.conditions})`;
  const note = row.note === undefined ? '' : `, ${row.note}`;
  return `${who} ${verb} ${operationWords(row.operations, options.most)}${when}${note}`;
}

/** Each row as `+ …` for what is gained and `- …` for what is lost. */
export function accessLines(
  access: { readonly gained: readonly AccessRow[]; readonly lost: readonly AccessRow[] } | null,
  options: AccessOptions,
): readonly { readonly sign: '+' | '-'; readonly text: string }[] {
  if (access === null) return [];
  const gained = access.gained.map((row) => ({ sign: '+' as const, text: accessLine(row, 'may', options) }));
  const lost = access.lost.map((row) => {
    const verb = row.principals.length > 1 ? 'lose' : 'loses';
    return { sign: '-' as const, text: accessLine(row, verb, options) };
  });
  return [...gained, ...lost];
}

function operationWords(operations: readonly string[], most: number): string {
  const names = operations.map((operation) => operation.replace(/^kms:/i, ''));
  const first = [
    ...names.filter((name) => telling.test(name)),
    ...names.filter((name) => !telling.test(name)),
  ];
  if (first.length <= most + 1) return first.join(', ');
  return `${first.slice(0, most).join(', ')} and ${first.length - most} more operations`;
}

function shortPrincipal(principal: string, account: string | null): string {
  const match = /^arn:[a-z-]+:iam::([0-9]{12}):((?:role|user)\/.+|root)$/.exec(principal);
  if (match === null || account === null || match[1] !== account) return principal;
  return match[2] === 'root' ? 'account root' : (match[2] ?? principal);
}
