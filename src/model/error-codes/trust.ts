import type { ErrorEntry } from './entry.js';

/** KW4540 to KW4559: reading rules, approvers and people from Git. */
export const trustCodes = {
  KW4540: {
    title: 'there is no Git',
    why: 'the estate is in a repository, and only Git can say which rules its protected branch has',
    remedy: 'install Git, or make it reachable through `PATH`',
  },
  KW4541: {
    title: 'the repository can not be read',
    why: 'rules that can’t be read from the protected branch are never replaced by those of the folder',
    remedy:
      'make `git status` work in the estate’s folder; an estate in a submodule, in a linked folder or in a folder that looks like a repository itself is not read: check its own repository out',
  },
  KW4542: {
    title: 'no protected branch is known',
    why: 'rules that the judged commit brings along could say that it needs no approval, so that nobody can approve anything',
    remedy:
      'fetch the default branch and run `git remote set-head origin --auto`, or name the protected branch with `--trust-ref`',
  },
  KW4543: {
    title: 'the protected ref is not there',
    why: 'the rules that stand there can’t be read, and nothing is judged without rules',
    remedy: 'fetch it: `git fetch origin main`; in a CI checkout, fetch all branches (`fetch-depth: 0`)',
  },
  KW4544: {
    title: 'a name means more than one ref',
    why: 'whoever can push a tag or a branch could give it the name of the protected one and supply the rules',
    remedy: 'write the whole name, such as `refs/remotes/origin/main`, and remove the other ref',
  },
  KW4545: {
    title: 'not the name of a protected ref',
    why: 'the rules have to come from a branch that others protect, never from the commit that they judge',
    remedy: 'name a branch or tag (`origin/main`), or a whole commit id',
  },
  KW4546: {
    title: 'the protected ref has no estate in this folder',
    why: 'a moved or new estate could otherwise escape the rules, or choose its own; until it is merged, plans can be made, and nobody can approve them',
    remedy: 'first merge the estate with its approvers and rules, on its own; then plan changes of keys',
  },
  KW4547: {
    title: 'the estate of the protected ref has problems',
    why: 'approvers and rules that are read in part could ask for less than was decided',
    remedy: 'mend the estate on the protected branch first',
  },
  KW4548: {
    title: 'a submodule in the estate',
    why: 'its files are another repository’s, so that this one’s protected branch doesn’t say what they are',
    remedy: 'put the files themselves into the estate, or leave the submodule out with `exclude`',
  },
  KW4549: {
    title: 'the history is cut off',
    why: 'whose changes the plan carries out isn’t known, and somebody could approve their own',
    remedy: 'fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` in a CI checkout',
  },
  KW4550: {
    title: 'a commit is not there',
    why: 'whose changes the plan carries out isn’t known, and somebody could approve their own',
    remedy: 'fetch the commit, or plan again from the one that is checked out',
  },
  KW4551: {
    title: 'a ref without a repository',
    why: 'outside a repository there is no protected branch to read rules from',
    remedy: 'run keywright where the repository is checked out, or leave `--trust-ref` away',
  },
  KW4552: {
    title: 'changes that are in no commit',
    why: 'nobody knows whose they are; only whoever runs keywright is kept from approving them',
    remedy: 'commit them, or keep what is no part of the estate outside its folder',
  },
  KW4553: {
    title: 'only the last step of the history counts',
    why: 'after a merge nothing separates what the plan carries out from what is older; who changed it before could approve it',
    remedy:
      'have the plan approved before it is merged, or apply with the journal of the earlier applies (`--journal`): it knows up to which commit they went',
  },
  KW4554: {
    title: 'the glass was broken',
    why: 'a plan was applied on one person’s signature; until others have looked at it, nobody but that person stands for it',
    remedy: 'look at the plan in the journal, and have exactly it approved: `keywright approve`; or undo it',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
