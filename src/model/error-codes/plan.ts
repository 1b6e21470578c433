import type { ErrorEntry } from './entry.js';

export const planCodes = {
  KW4001: {
    title: 'a live key differs in what can never change',
    why: 'algorithm, purpose, origin and multi-Region role are fixed when a key is made; replacing the key would lose everything that it protects',
    remedy: 'declare a new key under another name, move the data, then move the alias',
  },
  KW4002: {
    title: 'two live keys carry the same ownership tag',
    why: 'only one of them can be the declared key, and changing the wrong one could cut people off from their data',
    remedy: 'find out which one is in use and remove the tag `keywright.dev/key` from the other',
  },
  KW4003: {
    title: 'an alias belongs to a key that the estate does not own',
    why: 'creating a second key and taking the alias would silently switch everybody who uses the alias to a key that cannot decrypt their data',
    remedy: 'adopt the live key by giving it the ownership tag, or choose another alias',
  },
  KW4004: {
    title: 'part of a live key cannot be read',
    why: 'what is not read could have changed; treating it as unchanged would hide that',
    remedy: 'allow the missing read to the principal that keywright runs as',
  },
  KW4005: {
    title: 'the tags of some live keys cannot be read',
    why: 'one of them may be the declared key; creating another would leave two',
    remedy: 'allow kms:ListResourceTags on every key to the principal that keywright runs as',
  },
  KW4006: {
    title: 'deletion was asked for before the soak period began',
    why: 'a key is disabled first, so that whoever still needs it is noticed while it can be enabled again',
    remedy: 'write `stage: soak`, apply it, and come back when the period is over',
  },
  KW4007: {
    title: 'the soak period is not over',
    why: 'data that is read once a month shows up only after a month',
    remedy: 'plan again when the period is over',
  },
  KW4008: {
    title: 'the key was used within its soak period',
    why: 'somebody still needs what it protects; deleting it would destroy that for ever',
    remedy: 'find out who uses it and move them away first',
  },
  KW4009: {
    title: 'the last use of the key cannot be read',
    why: 'without it nobody knows that the key is unused, and what is not known does not count as unused',
    remedy: 'allow kms:GetKeyLastUsage to the principal that keywright runs as',
  },
  KW4010: {
    title: 'the key is in transition',
    why: 'a key that is being created or updated refuses changes',
    remedy: 'plan again in a minute',
  },
  KW4011: {
    title: 'a replica without its primary key',
    why: 'a replica is made from a live primary key',
    remedy: 'plan the targets of the primary and of the replica together, and mend what blocks the primary',
  },
  KW4012: {
    title: 'the plan would lock everybody out of a key',
    why: 'a key whose policy nobody can change can be neither mended nor ended, and AWS support is the only way back',
    remedy: 'keep an administrator in the key policy whom no deny and no condition keeps away',
  },
  KW4020: {
    title: 'not a plan file',
    why: 'only a plan that keywright wrote says exactly what will be done',
    remedy: 'write one with `keywright plan --out plan.json`',
  },
  KW4021: {
    title: 'the plan file is cut off or damaged',
    why: 'a part of a plan is not the plan that was reviewed',
    remedy: 'copy the file again, or write a new one with `keywright plan --out plan.json`',
  },
  KW4022: {
    title: 'the plan file has another format version',
    why: 'another version of keywright may mean something else by it',
    remedy: 'use the version of keywright that wrote it, or plan again',
  },
  KW4023: {
    title: 'the plan file was edited',
    why: 'its digest does not fit its content: it is not the plan that was made and reviewed',
    remedy: 'plan again; a plan is never edited',
  },
  KW4030: {
    title: 'the plan is stale',
    why: 'something moved since the plan was made, so its effect would not be what was reviewed',
    remedy: 'plan again and have the new plan reviewed',
  },
  KW4031: {
    title: 'the plan is of another estate or other targets',
    why: 'a plan is applied with the estate that it was made from',
    remedy: 'give the right folder with `--estate`, or plan again',
  },
  KW4032: {
    title: 'the plan needs approval',
    why: 'nobody changes a key alone: the approval rules ask for the consent of others to exactly this plan',
    remedy:
      'have it approved with `keywright approve`; `keywright gate` says by whom, and why what was given doesn’t count',
  },
  KW4034: {
    title: 'the result is not what was planned',
    why: 'everything was accepted, but the live state still differs',
    remedy: 'run `keywright plan` to see what differs; the target may need some minutes to settle',
  },
  KW4035: {
    title: 'the apply was stopped',
    why: 'it was asked to stop between two steps',
    remedy: 'run the same apply again: it goes on where it stopped',
  },
  KW4036: {
    title: 'who moved it',
    why: 'the journal says which apply changed a key of the plan since the plan was made',
    remedy: 'find that apply with `keywright journal list`, then plan again',
  },
  KW4037: {
    title: 'a key that was made isn’t there',
    why: 'the journal has the key’s ARN, but the target doesn’t show it; made again, there could be two, and only one would hold the data',
    remedy: 'look for the ARN in the account: when it shows, apply again; if it was deleted, plan again',
  },
  KW4038: {
    title: 'the run broke off',
    why: 'something unexpected ended it; the entries of its steps say how far it came',
    remedy: 'run the same apply again: it goes on where it stopped',
  },
  KW4040: {
    title: 'the plan can’t be rehearsed',
    why: 'the private simulator, built from what the target answered, answers something else, so what happens there would prove nothing',
    remedy: 'report it with the plan file as a bug of keywright; the plan itself can be applied as always',
  },
  KW4041: {
    title: 'declared access doesn’t work',
    why: 'somebody to whom the estate gives this access is refused when the plan was applied in the rehearsal, and would be in the target',
    remedy:
      'look at the reason: a deny that stands elsewhere, an IAM policy or tag that the world doesn’t give, a principal that doesn’t exist, a condition that nobody can meet',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
