import type { ErrorEntry } from './entry.js';

export const providerCodes = {
  KW5001: {
    title: 'the key manager cannot be reached',
    why: 'nothing is known about the live keys, and what is not known is never taken for “no change”',
    remedy:
      'check the network, the Region, and AWS_ENDPOINT_URL or the target’s `endpoint`; then run it again',
  },
  KW5002: {
    title: 'there are no credentials',
    why: 'every request to the key manager is signed by somebody',
    remedy:
      'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or AWS_PROFILE, or run it where a role is attached',
  },
  KW5003: {
    title: 'the credentials are expired or not accepted',
    why: 'nothing can be read or written with them',
    remedy:
      'sign in again, or check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN and the clock of this machine',
  },
  KW5004: {
    title: 'access was denied',
    why: 'the principal that keywright runs as may not make this call',
    remedy:
      'allow the action to that principal: in the key policy (the target’s `reconciler`), and in its IAM policies',
  },
  KW5005: {
    title: 'the key manager throttles requests',
    why: 'the account’s request quota is used up, by keywright or by others; going on would slow down the applications that use the keys',
    remedy: 'run it again later, or lower `observe.quotaShare` in the Estate document',
  },
  KW5006: {
    title: 'the credentials are of another account',
    why: 'keys of the target’s account would be looked for, and made, in the wrong place',
    remedy: 'use credentials of the target’s account, or set the target’s `assumeRole` to a role in it',
  },
  KW5007: {
    title: 'the target’s role cannot be assumed',
    why: 'without it nothing of the target can be read or written',
    remedy:
      'allow sts:AssumeRole on the role to whoever runs keywright, and let the role’s trust policy name them',
  },
  KW5008: {
    title: 'the key is gone',
    why: 'it was deleted after the plan was made; what it protected is lost unless a replica or a backup of its material exists',
    remedy: 'plan again. If nobody meant to delete it, look in CloudTrail for ScheduleKeyDeletion',
  },
  KW5009: {
    title: 'a policy or grant names a principal that does not exist',
    why: 'AWS refuses the whole policy, so nobody’s access changed. A principal made some seconds ago may not be visible yet',
    remedy:
      'check the named principals for typing errors and deleted roles; if one is new, run it again in a minute',
  },
  KW5010: {
    title: 'the alias points to another key by now',
    why: 'taking it would silently switch everybody who uses it to another key',
    remedy: 'plan again, and look at who moved the alias',
  },
  KW5011: {
    title: 'the change was accepted but cannot be seen yet',
    why: 'AWS KMS settles within minutes; the change is not lost and is not made twice',
    remedy: 'run `keywright plan` in some minutes to see that nothing is left',
  },
  KW5012: {
    title: 'the key manager refused the request',
    why: 'the live state or the account does not allow it',
    remedy: 'read the reason in the message, mend it, and plan again',
  },
  KW5013: {
    title: 'the key manager failed',
    why: 'it answered with an internal error, or not in time, again and again; whether the change was made is not known',
    remedy: 'run it again: what was made is found, and nothing is made twice',
  },
  KW5014: {
    title: 'KEYWRIGHT_KMS_QUOTAS is not usable',
    why: 'guessing a rate could take the quota away from the applications that use the keys',
    remedy: 'write requests per second by API name as JSON: `{"DescribeKey": 4000, "default": 50}`',
  },
  KW5015: {
    title: 'a resource quota is used up',
    why: 'AWS allows only so many keys, aliases, grants or bytes of policy',
    remedy: 'remove what is not needed any more, or ask AWS for a higher quota',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
