import type { ErrorEntry } from './entry.js';

export const providerCodes = {
  KW5001: {
    title: 'the key manager cannot be reached',
    why: 'Nothing is known about the live keys, and what is not known is never taken for “no change”.',
    remedy:
      'Check the network, the Region, and AWS_ENDPOINT_URL or the target’s `endpoint`; then run it again.',
  },
  KW5002: {
    title: 'there are no credentials',
    why: 'Every request to the key manager is signed by somebody.',
    remedy:
      'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or AWS_PROFILE, or run it where a role is attached.',
  },
  KW5003: {
    title: 'the credentials are expired or not accepted',
    why: 'Nothing can be read or written with them.',
    remedy:
      'Sign in again, or check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN and the clock of this machine.',
  },
  KW5004: {
    title: 'access was denied',
    why: 'The principal that keywright runs as may not make this call.',
    remedy:
      'Allow the action to that principal: in the key policy (the target’s `reconciler`), and in its IAM policies.',
  },
  KW5005: {
    title: 'the key manager throttles requests',
    why: 'The account’s request quota is used up, by keywright or by others; going on would slow down the applications that use the keys.',
    remedy: 'Run it again later, or lower `observe.quotaShare` in the Estate document.',
  },
  KW5006: {
    title: 'the credentials are of another account',
    why: 'Keys of the target’s account would be looked for, and made, in the wrong place.',
    remedy: 'Use credentials of the target’s account, or set the target’s `assumeRole` to a role in it.',
  },
  KW5007: {
    title: 'the target’s role cannot be assumed',
    why: 'Without it nothing of the target can be read or written.',
    remedy:
      'Allow sts:AssumeRole on the role to whoever runs keywright, and let the role’s trust policy name them.',
  },
  KW5008: {
    title: 'the key is gone',
    why: 'It was deleted after the plan was made; what it protected is lost unless a replica or a backup of its material exists.',
    remedy: 'Plan again. If nobody meant to delete it, look in CloudTrail for ScheduleKeyDeletion.',
  },
  KW5009: {
    title: 'a policy or grant names a principal that does not exist',
    why: 'AWS refuses the whole policy, so nobody’s access changed. A principal made some seconds ago may not be visible yet.',
    remedy:
      'Check the named principals for typing errors and deleted roles; if one is new, run it again in a minute.',
  },
  KW5010: {
    title: 'the alias points to another key by now',
    why: 'Taking it would silently switch everybody who uses it to another key.',
    remedy: 'Plan again, and look at who moved the alias.',
  },
  KW5011: {
    title: 'the change was accepted but cannot be seen yet',
    why: 'AWS KMS settles within minutes; the change is not lost and is not made twice.',
    remedy: 'Run `keywright plan` in some minutes to see that nothing is left.',
  },
  KW5012: {
    title: 'the key manager refused the request',
    why: 'The live state or the account does not allow it.',
    remedy: 'Read the reason in the message, mend it, and plan again.',
  },
  KW5013: {
    title: 'the key manager failed',
    why: 'It answered with an internal error, or not in time, again and again; whether the change was made is not known.',
    remedy: 'Run it again: what was made is found, and nothing is made twice.',
  },
  KW5014: {
    title: 'KEYWRIGHT_KMS_QUOTAS is not usable',
    why: 'Guessing a rate could take the quota away from the applications that use the keys.',
    remedy: 'Write requests per second by API name as JSON: `{"DescribeKey": 4000, "default": 50}`.',
  },
  KW5015: {
    title: 'a resource quota is used up',
    why: 'AWS allows only so many keys, aliases, grants or bytes of policy.',
    remedy: 'Remove what is not needed any more, or ask AWS for a higher quota.',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
