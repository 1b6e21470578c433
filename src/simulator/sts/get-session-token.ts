import type { Operation } from '../operation.js';
import { durationOf, refuseUnmodelled } from './parameters.js';
import { issueCredentials } from './session-credentials.js';
import { stsDenied } from './sts-error.js';

/** For users with long-term credentials; needs no permission (AWS STS API reference, GetSessionToken). */
export const getSessionToken: Operation = {
  name: 'GetSessionToken',
  run: (input, call) => {
    const { caller } = call;
    if (caller.sessionName !== null) throw stsDenied(caller, 'sts:GetSessionToken', '*');
    refuseUnmodelled(input, ['SerialNumber', 'TokenCode']);
    const seconds = durationOf(input, { standard: 43_200, most: 129_600 });
    const session = {
      name: caller.arn.split('/').at(-1) ?? '',
      expiresAt: call.now + seconds * 1000,
      policies: [],
      tags: {},
      sourceIdentity: null,
    };
    return { Credentials: issueCredentials(call, caller.principalId, session) };
  },
};
