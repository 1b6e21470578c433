import type { Operation } from '../operation.js';

/** Needs no permission (AWS STS API reference, GetCallerIdentity). */
export const getCallerIdentity: Operation = {
  name: 'GetCallerIdentity',
  run: (_input, { caller }) => ({ UserId: caller.userId, Account: caller.account, Arn: caller.arn }),
};
