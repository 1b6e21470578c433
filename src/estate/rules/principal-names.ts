import type { Path } from '../../model/place.js';
import type { Shaped } from '../kinds.js';
import { type Links, reportAt } from '../link/links.js';
import { type IamArn, parseIamArn } from '../link/principals.js';
import { type PrincipalReference, principalLists } from '../link/references.js';

type IamReference = Extract<PrincipalReference, { role: string } | { user: string }>;

/** What is written under `role` is a role, under `user` a user; an account beside an ARN says the same as the ARN. */
export function principalNames(links: Links): void {
  for (const { document, entries } of principalLists(links))
    for (const { reference, path } of entries)
      if ('role' in reference || 'user' in reference) checkIam(links, document, reference, path);
}

function checkIam(links: Links, document: Shaped, reference: IamReference, path: Path): void {
  const kind = 'role' in reference ? 'role' : 'user';
  const text = 'role' in reference ? reference.role : reference.user;
  const arn = parseIamArn(text);
  if (arn === null && !text.includes(':')) checkName(links, document, text, [...path, kind]);
  else if (arn?.type !== kind) reportOther(links, document, { arn, kind, text, path: [...path, kind] });
  else if (reference.account !== undefined && reference.account !== arn.account)
    reportAt(
      links,
      document,
      [...path, 'account'],
      'KW2048',
      `\`${reference.account}\` isn't the account of \`${text}\``,
      {
        remedy: `remove \`account\`, or write \`${arn.account}\``,
      },
    );
}

interface Other {
  readonly arn: IamArn | null;
  readonly kind: string;
  readonly text: string;
  readonly path: Path;
}

function reportOther(links: Links, document: Shaped, { arn, kind, text, path }: Other): void {
  const what = arn === null ? 'not an ARN of IAM' : `the ARN of ${titles[arn.type] ?? `a ${arn.type}`}`;
  const remedy = remedyFor(arn?.type, arn?.account, kind);
  reportAt(links, document, path, 'KW2047', `\`${text}\` is ${what}, not of a ${kind}`, { remedy });
}

const titles: Readonly<Record<string, string>> = {
  root: 'a whole account',
  'sts assumed-role': "a role's session",
};

function remedyFor(type: string | undefined, account: string | undefined, kind: string): string {
  if (type === 'root') return `write \`account: "${account}"\` as a grantee of its own`;
  if (type === 'group') return 'groups are never principals: name the roles or users of its members';
  if (type === 'role' || type === 'user') return `write it under \`${type}\``;
  if (type === 'sts assumed-role') return `write the role's own ARN: \`arn:aws:iam::${account}:role/…\``;
  return `write the name of the ${kind}, or \`arn:aws:iam::123456789012:${kind}/name\``;
}

/** IAM user guide, "IAM and AWS STS quotas": names have 64 characters at most, paths are made of `/` and names. */
function checkName(links: Links, document: Shaped, text: string, path: Path): void {
  const name = text.split('/').at(-1) ?? '';
  if (name !== '' && name.length <= 64 && !text.includes('//')) return;
  reportAt(links, document, path, 'KW2047', `\`${text}\` can't be the name of a role or user`, {
    remedy: 'write a name of at most 64 characters',
  });
}
