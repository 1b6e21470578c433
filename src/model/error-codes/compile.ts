import type { ErrorEntry } from './entry.js';

export const compileCodes = {
  KW3001: {
    title: 'the algorithm does not have this purpose',
    why: 'the key manager would refuse to create the key, and algorithm and purpose can never be changed later',
    remedy: 'choose a purpose that the algorithm has, or another algorithm',
  },
  KW3002: {
    title: 'the algorithm does not exist in this partition',
    why: 'some algorithms exist only in, or only outside, the China Regions; the key could not be created',
    remedy: 'choose another algorithm, or a target in a partition that has this one',
  },
  KW3003: {
    title: 'a custom key store cannot hold this key',
    why: 'custom key stores hold single-Region `aes-256` encryption keys and nothing else',
    remedy: 'use the origin `kms`, or make the key a single-Region `aes-256` key',
  },
  KW3004: {
    title: 'the key cannot rotate automatically',
    why: 'AWS KMS rotates only `aes-256` keys whose material it made; the rotation would never happen',
    remedy: 'remove `rotation`, and replace the key by a new one where its material must change',
  },
  KW3005: {
    title: 'the replica cannot exist there',
    why: 'a replica lives in another Region of the account and partition of its primary key, one a Region',
    remedy: 'name a target of the same account and partition in a Region of its own',
  },
  KW3006: {
    title: 'too many tags',
    why: 'AWS KMS takes 50 tags a key, of which keywright needs two',
    remedy: 'remove tags from the key or from its target; at most 48 can be left',
  },
  KW3007: {
    title: 'the tag is not yours to set',
    why: 'keywright knows its keys by tags under `keywright.dev/`, and AWS reserves `aws:`',
    remedy: 'choose another name for the tag',
  },
  KW3008: {
    title: 'too many aliases',
    why: 'AWS KMS takes 50 aliases a key',
    remedy: 'remove aliases until 50 are left',
  },
  KW3009: {
    title: 'too many native grants',
    why: 'AWS KMS takes 50,000 grants a key',
    remedy: 'use `as: policy`, or fewer grantees',
  },
  KW3010: {
    title: 'the key manager does not have this operation',
    why: 'an operation that nothing enforces would look granted and work for nobody',
    remedy: 'remove the operation, or use one that the key manager has',
  },
  KW3011: {
    title: 'the key cannot do this operation',
    why: 'the key’s algorithm and purpose do not have the operation; the access would never work',
    remedy: 'remove the operation, or name keys that have it',
  },
  KW3012: {
    title: 'the condition does not apply to the operation',
    why: 'the request of this operation does not carry what the condition looks at, so it could not be enforced',
    remedy: 'move the operation into a grant of its own, without the condition',
  },
  KW3013: {
    title: 'two conditions cannot be combined',
    why: 'a policy has one list of values for an operator and a key; merging the lists would allow more than both do',
    remedy: 'write one condition that says both',
  },
  KW3014: {
    title: 'the conditions can never hold together',
    why: 'nobody would get the access that the grant promises',
    remedy: 'make the conditions agree, or remove one of them',
  },
  KW3015: {
    title: 'unknown condition operator',
    why: 'AWS refuses a policy with an operator that it does not know',
    remedy: 'use an operator of IAM, such as `StringEquals` or `ForAnyValue:StringLike`',
  },
  KW3016: {
    title: 'unknown condition key',
    why: 'a condition on a key that no request carries restricts nobody or everybody',
    remedy: 'use a condition key of AWS KMS (`kms:…`) or a global one (`aws:…`)',
  },
  KW3017: {
    title: 'the condition’s operator or value does not fit its key',
    why: 'the condition would hold always or never, whatever the request is',
    remedy: 'use an operator and values of the condition key’s type',
  },
  KW3018: {
    title: 'a key policy cannot hold the text',
    why: 'AWS KMS takes only characters of Latin-1 (U+0020 to U+00FF, tab and line ends) in a key policy',
    remedy: 'write the value with other characters',
  },
  KW3019: {
    title: 'the key policy is too large',
    why: 'AWS KMS takes key policies of at most 32,768 bytes',
    remedy: 'give wide access by roles instead of many principals, or use `as: grant` for some grants',
  },
  KW3020: {
    title: 'nobody could manage the key',
    why: 'a key without a manager can only be recovered by AWS support',
    remedy: 'name administrators of the key or its target, or a reconciler of its target',
  },
  KW3021: {
    title: 'the principal could not manage the key',
    why: 'AWS KMS lets only principals of the key’s own account change its policy, tags, aliases and state',
    remedy: 'name a role or user of the key’s account',
  },
  KW3022: {
    title: 'the principal is of another partition',
    why: 'AWS refuses a key policy with principals of another partition',
    remedy: 'name a principal of the partition of the key’s target',
  },
  KW3023: {
    title: 'a native grant cannot enforce the condition',
    why: 'native grants know the encryption context and a service’s source, and no other condition',
    remedy: 'use `as: policy`, or remove the condition',
  },
  KW3024: {
    title: 'a native grant cannot expire',
    why: 'the access would go on after the time at which it must end',
    remedy: 'use `as: policy`, or remove `expires` and retire the grant',
  },
  KW3025: {
    title: 'a native grant cannot name this grantee',
    why: 'native grants name one role, user or service each; an account, organization or unit can only stand in a policy',
    remedy: 'use `as: policy`, or name roles and users',
  },
  KW3026: {
    title: 'a native grant for a service lacks its source or its retiring principal',
    why: 'AWS KMS demands both, so that the service acts for your resource only and the grant can be ended',
    remedy: 'give the service a `sourceArn` and the grant a `retiringPrincipal`, or use `as: policy`',
  },
  KW3027: {
    title: 'a native grant cannot give the operation',
    why: 'native grants give cryptographic operations, `get-public-key` and `describe`',
    remedy: 'use `as: policy` for the operation',
  },
  KW3028: {
    title: 'nobody could make the native grants',
    why: 'keywright makes native grants as the target’s reconciler; administrators must not make grants',
    remedy: 'name a `reconciler` (or `assumeRole`) in the target, or use `as: policy`',
  },
  KW3029: {
    title: 'the operation does not work across accounts',
    why: 'AWS KMS refuses it to principals of other accounts, whatever the policy says',
    remedy: 'name principals of the key’s own account for it',
  },
  KW3030: {
    title: '`aes-256` is SM4 in the China Regions',
    why: 'there AWS KMS makes a 128-bit SM4 key for SYMMETRIC_DEFAULT, which is another algorithm and half the length',
    remedy: 'nothing, if SM4 is what you want; there is no other symmetric key in these Regions',
  },
  KW3031: {
    title: 'the service’s name is incomplete',
    why: 'the condition would name a service that does not exist, and nobody would get the access',
    remedy: 'write the service alone (`s3`), or its full name (`s3.eu-west-1.amazonaws.com`)',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
