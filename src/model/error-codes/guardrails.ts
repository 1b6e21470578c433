import type { ErrorEntry } from './entry.js';

export const guardrailCodes = {
  KW2101: {
    title: 'unknown check',
    why: 'a rule whose check does not exist would hold for nothing, and nobody would notice',
    remedy: 'use the id of a check from docs/guardrails.md',
  },
  KW2102: {
    title: 'a parameter that the check does not have, or of the wrong kind',
    why: 'the check would work with its default instead, and the limit that was meant would not hold',
    remedy: 'write a parameter that docs/guardrails.md lists for the check',
  },
  KW2103: {
    title: 'unknown pack of guardrails',
    why: 'the rules that were asked for would silently not hold',
    remedy: 'name a pack that ships with keywright; rules of your own are Guardrail documents of the estate',
  },
  KW2104: {
    title: 'a rule demands nothing, or two things',
    why: 'it would be unclear what violates it',
    remedy: 'write either `check` or `never`',
  },
  KW2105: {
    title: 'two rules of a guardrail have one id',
    why: 'an exemption from one of them would be an exemption from both',
    remedy: 'rename one of them',
  },
  KW2106: {
    title: 'the party of an assertion is not understood',
    why: 'an assertion about nobody would never be violated',
    remedy:
      'write `public`, `anybody`, `outside-account`, `outside-org`, an account id, a pattern such as `role/build-*`, an ARN, a service, or `outside`',
  },
  KW2107: {
    title: 'an exemption from a rule that is not there',
    why: 'it exempts from nothing: the rule was renamed or is not in use, or another one was meant',
    remedy: 'write `guardrail/rule` of a rule in use, or remove the exemption',
  },
  KW2108: {
    title: 'a condition that AWS does not have',
    why: 'a condition that no request can meet, or that all meet, would make the assertion say something else',
    remedy: 'use operators and condition keys as AWS documents them',
  },
  KW2109: {
    title: 'an operation that does not exist',
    why: 'an assertion about an operation that nobody can do would never be violated',
    remedy: 'write operations of the reference, `anything`, or actions such as `kms:CreateGrant`',
  },
  KW2110: {
    title: 'a guardrail is violated',
    why: 'somebody decided that this must not be',
    remedy: 'change the key or the grant; where it must be, add an exemption with a reason and an end',
  },
  KW2111: {
    title: 'an exemption has ended',
    why: 'the rule counts again for its keys, and an ended exemption only looks as if it still protected them',
    remedy: 'remove the exemption, or give it a new reason and a new end',
  },
  KW2112: {
    title: 'whether a guardrail holds can not be told',
    why: 'what is not known is never taken for fine',
    remedy: 'make what is missing readable, or look at it by other means',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
