import type { Operation } from '../operation.js';
import { ServiceError } from '../service-error.js';
import { durationIn, refuseUnmodelled } from './parameters.js';
import { issueCredentials } from './session-credentials.js';

/** For users with long-term credentials; needs no permission (AWS STS API reference, GetSessionToken). */
export const getSessionToken: Operation = {
  name: 'GetSessionToken',
  run: (input, call) => {
    const { caller } = call;
    if (caller.sessionName !== null)
      throw new ServiceError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403);
    refuseUnmodelled(input, ['SerialNumber', 'TokenCode']);
    const seconds = durationIn(input, 129_600) ?? 43_200;
    const session = {
      name: caller.arn.split('/').at(-1) ?? '',
      issuedAt: call.now,
      expiresAt: call.now + seconds * 1000,
      policies: [],
      tags: {},
      sourceIdentity: null,
    };
    return { Credentials: issueCredentials(call, caller.principalId, session) };
  },
};
