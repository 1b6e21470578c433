import { account } from './desk.js';

export type Statement = Readonly<Record<string, unknown>>;

export const root = (of = account) => `arn:aws:iam::${of}:root`;

/** A key policy as text. */
export const keyPolicy = (...Statement: readonly Statement[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement });

/** Lets the account's IAM policies decide. */
export const delegation: Statement = {
  Effect: 'Allow',
  Principal: { AWS: root() },
  Action: 'kms:*',
  Resource: '*',
};

/** What a policy says, however it is laid out; AWS lays it out anew. */
export const meaning = (policy: string | undefined): unknown => JSON.parse(policy ?? 'null');

/** A statement of a key policy. `actions` with their prefix. */
export const allow = (principal: string, actions: string | readonly string[], rest: Statement = {}) => ({
  Effect: 'Allow',
  Principal: { AWS: principal },
  Action: actions,
  Resource: '*',
  ...rest,
});

export const deny = (principal: string, actions: string | readonly string[], rest: Statement = {}) => ({
  ...allow(principal, actions, rest),
  Effect: 'Deny',
});

/** An IAM policy of one statement. */
export const iam = (actions: string | readonly string[], resource = '*', rest: Statement = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: resource, ...rest }],
});

/** `Name: message` of the error with which a call fails; `answered` where it doesn't. */
export async function failure(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'answered';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

/** The same without the message. */
export async function nameOfFailure(call: Promise<unknown>): Promise<string> {
  return (await failure(call)).replace(/:.*/s, '');
}
