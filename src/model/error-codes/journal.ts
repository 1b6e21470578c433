import type { ErrorEntry } from './entry.js';

export const journalCodes = {
  KW4560: {
    title: 'the journal can not be read',
    why: 'without it nobody knows which steps were begun, so nothing is done and nothing is called sound',
    remedy: 'make the file or the object storage readable, or name the right place with `--journal`',
  },
  KW4561: {
    title: 'the journal can not be written',
    why: 'a step that leaves no record could be denied or done twice, so none is begun',
    remedy: 'free space, allow writing there, or name another place with `--journal`',
  },
  KW4562: {
    title: 'an entry of the journal is not what was written',
    why: 'every entry holds the hash of the one before: this one was edited, moved, added or taken out afterwards',
    remedy:
      'treat it as an incident: keep the journal as it is, and compare it with exports and checkpoints from before',
  },
  KW4563: {
    title: 'the last entry of the journal is cut off',
    why: 'writing it was interrupted, or somebody cut the file; nobody was told that it was written',
    remedy: 'the next apply takes it out and records that; compare the end with the newest checkpoint',
  },
  KW4564: {
    title: 'the journal does not hold what a checkpoint says',
    why: 'entries that were there when the checkpoint was signed are gone or others',
    remedy:
      'treat it as an incident: keep the journal as it is, and look for an export that holds the entries',
  },
  KW4565: {
    title: 'a checkpoint is not one',
    why: 'a checkpoint whose signature or content is wrong proves nothing, and may be somebody’s attempt',
    remedy: 'use the file that `keywright journal checkpoint` wrote, unaltered',
  },
  KW4566: {
    title: 'somebody else applies to this target',
    why: 'two applies at once could undo each other’s steps and leave keys that neither plan describes',
    remedy:
      'wait until it is done; if it died, wait until its lock expires or take the lock with `--take-lock`',
  },
  KW4567: {
    title: 'the lock was taken over by somebody else',
    why: 'another run works on this target now, so this one begins no more steps',
    remedy:
      'see with `keywright journal list` what both runs did; apply the plan again when the other one is done',
  },
  KW4568: {
    title: 'this is no place for a journal',
    why: 'a record in the wrong place is a record that nobody finds',
    remedy:
      'give a file’s path, or `s3://BUCKET/PREFIX`; a file that Git has among its files (`git rm --cached` it, and let `.gitignore` name it) could be anybody’s, and is no journal',
  },
  KW4569: {
    title: 'another process is writing to the journal and does not finish',
    why: 'two who write at once could tear each other’s entries',
    remedy: 'if that process is gone for good, remove the file that the message names',
  },
  KW4570: {
    title: 'the journal has no such entry',
    why: 'there is nothing to show',
    remedy: '`keywright journal list` shows the entries',
  },
  KW4571: {
    title: 'an entry would hold what a journal must not hold',
    why: 'a journal is kept for years and read by many: key material and secrets have no place in it',
    remedy: 'report it as a bug of keywright, without the secret',
  },
  KW4572: {
    title: 'the object storage does not support conditional writes',
    why: 'without them two runners could overwrite each other’s entries, and both would believe that they hold the lock',
    remedy: 'use Amazon S3, or a storage that honours `If-None-Match` and `If-Match` on PutObject',
  },
  KW4573: {
    title: 'nobody vouches for the signer of a checkpoint',
    why: 'whoever can rewrite the journal can also sign a new checkpoint with a key of their own',
    remedy: 'name the public keys that may sign with `--signers FILE`',
  },
  KW4574: {
    title: 'a lock can not be read',
    why: 'a lock that is not understood may be held, so it is never taken for free',
    remedy: 'look at what the message names; remove it when no apply is running',
  },
  KW4575: {
    title: 'the journal keeps a plan or an approval that is not what it says',
    why: 'a plan is known by the digest of its content, and an approval by its signature over that digest; here they do not belong together',
    remedy:
      'treat it as an incident: keep the journal as it is, and find out who applied what without the approval that it claims',
  },
  KW4576: {
    title: 'a KMS key can not sign the checkpoint',
    why: 'a checkpoint that nobody signed, or whose signature nobody can verify, shows nothing',
    remedy:
      'name an asymmetric key for SIGN_VERIFY (RSA, ECC) that you may use: kms:GetPublicKey and kms:Sign',
  },
  KW4577: {
    title: 'the signers of checkpoints can not be read',
    why: 'a signer that is misread would be missed only when it matters',
    remedy:
      'write SSH public keys, one a line as in `id_ed25519.pub`, and PEM blocks `PUBLIC KEY` of KMS keys; nothing else',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
