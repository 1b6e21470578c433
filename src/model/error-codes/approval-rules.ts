import type { ErrorEntry } from './entry.js';

/** KW4500 to KW4519: who approves, and how much approval is needed. */
export const approvalRuleCodes = {
  KW4500: {
    title: 'unknown ApproverGroup',
    why: 'nobody could give the approvals that the rule asks for, and every plan would stand still',
    remedy: 'correct the name, or add the group',
  },
  KW4501: {
    title: 'a rule asks for more groups than it has',
    why: 'nobody is counted for two groups, so the rule could never be satisfied',
    remedy: 'lower `distinctGroups`, or raise `approvals` or name more groups',
  },
  KW4502: {
    title: 'two people share a name, a login, an address or a key',
    why: 'people are counted: one person who stands there as two could approve for both',
    remedy: 'give each to the person whose it is; in several groups, write the same name',
  },
  KW4503: {
    title: 'a public key that can not sign approvals',
    why: 'an approval counts for what its signature proves, and a weak or damaged key proves nothing',
    remedy:
      'write the line of the `.pub` file of an ed25519, ECDSA or security key, or of an RSA key with 2048 bits or more',
  },
  KW4504: {
    title: 'a rule that its groups’ people can never satisfy',
    why: 'plans that need it would stand still for ever, and the way around would be to switch the gate off',
    remedy: 'add people to the groups, name more groups, or ask for less',
  },
  KW4505: {
    title: 'two approval rules have one id',
    why: 'whoever reads that the rule is satisfied could not tell which one',
    remedy: 'rename one of them',
  },
  KW4506: {
    title: 'approval policies contradict each other',
    why: 'one of them would not count, and nobody would see which',
    remedy: 'say it once',
  },
  KW4507: {
    title: 'an approval rule that fits nothing',
    why: 'a mistyped rule protects nothing: what was meant gets the defaults only',
    remedy: 'correct the targets or labels, or remove the rule',
  },
  KW4508: {
    title: 'a person who can not approve',
    why: 'whoever has neither a key nor a login only makes a group look larger than it is',
    remedy: 'add `sshKeys` or `github`, here or where the person stands in another group',
  },
  KW4509: {
    title: 'a robot among the people',
    why: 'an approval is somebody’s own judgement, and a robot has none',
    remedy: 'remove it',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
