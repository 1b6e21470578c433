import type { ErrorEntry } from './entry.js';

/** KW4520 to KW4539: signing an approval. */
export const approveCodes = {
  KW4520: {
    title: 'there is no ssh-keygen',
    why: 'approvals are signed by OpenSSH, so that passphrases, agents and security keys work as they always do',
    remedy: 'install OpenSSH 8.2 or later, or make `ssh-keygen` reachable through `PATH`',
  },
  KW4521: {
    title: 'the key can’t be used',
    why: 'without a signature nobody can tell whose approval it is',
    remedy:
      'give `--key` the file of your private key, or of a public key whose private half is in ssh-agent; `ssh-keygen -l -f FILE` says whether it is one',
  },
  KW4522: {
    title: 'the key can’t approve',
    why: 'a signature that the gate doesn’t accept would be missed only when the plan is to be applied',
    remedy:
      'use an Ed25519, ECDSA or security key, or RSA with 2048 bits or more: `ssh-keygen -t ed25519` makes one',
  },
  KW4523: {
    title: 'the loss of a key is not acknowledged',
    why: 'what the plan takes away can’t always be given back, so whoever approves says by name that they know',
    remedy: 'read the plan, then name every key that is lost with `--acknowledge`',
  },
  KW4524: {
    title: 'the plan doesn’t take that key away',
    why: 'whoever names it has another plan in mind than this one',
    remedy: 'look at the plan with `keywright show`, and leave the name out',
  },
  KW4525: {
    title: 'an objection without a reason',
    why: 'whoever made the plan has to know what to change',
    remedy: 'say why with `--reason`',
  },
  KW4526: {
    title: 'there is nothing to approve',
    why: 'the plan changes nothing, so an approval of it would say nothing',
    remedy: 'plan again where something should have changed',
  },
  KW4527: {
    title: 'not signed',
    why: 'the answer was no, or none',
    remedy: 'run the command again when you are sure; `--object` says publicly that you are against it',
  },
  KW4528: {
    title: 'the approvals’ folder can’t be used',
    why: 'behind a link, files would be written and read where nobody looks for them',
    remedy: 'give `--approvals` the path of a folder that is no link',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
