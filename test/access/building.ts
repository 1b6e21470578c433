import {
  type AccessRequest,
  type Decision,
  evaluate,
  type PolicySet,
  type RequestCaller,
} from '../../src/access/evaluate.js';
import type { NativeGrant } from '../../src/model/native-grant.js';

export const account = '111122223333';
export const partner = '444455556666';
export const keyArn = `arn:aws:kms:eu-central-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

export const root = (of = account) => `arn:aws:iam::${of}:root`;
export const roleArn = (name: string, of = account) => `arn:aws:iam::${of}:role/${name}`;
export const userArn = (name: string, of = account) => `arn:aws:iam::${of}:user/${name}`;
export const sessionArn = (name: string, of = account) => `arn:aws:sts::${of}:assumed-role/${name}/session`;
export const roleId = (name: string) => `AROA${name.toUpperCase().padEnd(17, 'X')}`;

export const role = (name: string, of = account): RequestCaller => ({
  kind: 'role',
  arn: sessionArn(name, of),
  principalArn: roleArn(name, of),
  principalId: roleId(name),
  account: of,
});

export const user = (name: string, of = account): RequestCaller => ({
  kind: 'user',
  arn: userArn(name, of),
  principalArn: userArn(name, of),
  principalId: `AIDA${name.toUpperCase().padEnd(17, 'X')}`,
  account: of,
});

export const rootUser = (of = account): RequestCaller => ({
  kind: 'user',
  arn: root(of),
  principalArn: root(of),
  principalId: of,
  account: of,
});

export const service = (name: string): RequestCaller => ({ kind: 'service', name });

export type Written = Readonly<Record<string, unknown>>;

export const policy = (...statements: readonly Written[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** A key policy's statement; everything on this key for everybody, unless `members` say otherwise. */
export const allow = (members: Written = {}): Written => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 'kms:*',
  Resource: '*',
  ...members,
});
export const deny = (members: Written = {}): Written => allow({ Effect: 'Deny', ...members });

/** An identity policy. */
export const identity = (effect: 'Allow' | 'Deny', ...actions: readonly string[]) =>
  policy({ Effect: effect, Action: actions, Resource: '*' });

/** The account decides by its IAM policies. */
export const delegation = allow({ Principal: { AWS: root() } });

export interface Question extends Partial<PolicySet>, Partial<Pick<AccessRequest, 'resource' | 'context'>> {
  readonly caller?: RequestCaller;
  readonly action?: string;
  readonly grants?: readonly NativeGrant[];
}

/** Asks for kms:Decrypt by the role `app` of the key's account, unless the question says otherwise. */
export function decide({ caller = role('app'), action = 'kms:Decrypt', ...more }: Question): Decision & {
  readonly allowed: boolean;
} {
  const { resource = keyArn, context = {}, grants = [], ...policies } = more;
  const decision = evaluate(
    { action, resource, caller, context },
    {
      keyPolicy: policy(),
      keyAccount: account,
      identityPolicies: [],
      sessionPolicies: [],
      ...policies,
    },
    grants,
  );
  return { ...decision, allowed: decision.verdict === 'allow' };
}
