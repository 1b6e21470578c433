import type { IamPrincipal, Principal } from '../../model/principal.js';
import type { PrincipalReference } from './references.js';

/** Where a principal without account or partition belongs: to the account of the key or target that names it. */
export interface Home {
  readonly account: string;
  readonly partition: string;
}

/** The parts of an IAM ARN (IAM user guide, "IAM identifiers"). */
export interface IamArn {
  readonly partition: string;
  readonly account: string;
  /** `role`, `user`, `group`, `root`, … */
  readonly type: string;
}

/** Null for text that isn't the ARN of something in IAM or STS. */
export function parseIamArn(text: string): IamArn | null {
  const match = /^arn:(aws[a-z-]*):(iam|sts)::([0-9]{12}):([a-z-]+)(\/.+)?$/.exec(text);
  if (match === null) return null;
  const [, partition = '', service = '', account = '', type = ''] = match;
  return { partition, account, type: service === 'sts' ? `sts ${type}` : type };
}

/** The principal that a role or user entry names. The rules have made sure that it is well-formed. */
export function resolveIam(
  reference: Extract<PrincipalReference, { role: string } | { user: string }>,
  home: Home,
): IamPrincipal {
  const kind = 'role' in reference ? 'role' : 'user';
  const name = 'role' in reference ? reference.role : reference.user;
  if (name.startsWith('arn:')) return { kind, arn: name };
  const account = reference.account ?? home.account;
  return { kind, arn: `arn:${home.partition}:iam::${account}:${kind}/${name.replace(/^\/+/, '')}` };
}

/** Any entry but a set. */
export function resolvePrincipal(
  reference: Exclude<PrincipalReference, { set: string }>,
  home: Home,
): Principal {
  if ('role' in reference || 'user' in reference) return resolveIam(reference, home);
  if ('account' in reference)
    return { kind: 'account', account: reference.account, partition: home.partition };
  if ('organization' in reference) return { kind: 'organization', id: reference.organization };
  if ('organizationalUnit' in reference)
    return { kind: 'organizational-unit', unit: reference.organizationalUnit };
  return {
    kind: 'service',
    name: reference.service,
    sourceAccount: reference.sourceAccount ?? null,
    sourceArn: reference.sourceArn ?? null,
  };
}
