import type { ErrorEntry } from './entry.js';

export const rollbackCodes = {
  KW4590: {
    title: 'the journal has no such apply',
    why: 'what is undone has to be one apply, or one step of it, that the journal recorded',
    remedy:
      '`keywright journal list` shows the entries and the plans’ digests; give an entry’s number, or at least six hex digits of a digest',
  },
  KW4591: {
    title: 'there is nothing to undo',
    why: 'no step of that plan was ever begun, so that it changed nothing',
    remedy: 'look with `keywright journal list` for the apply that did',
  },
  KW4592: {
    title: 'the estate still asks for what is rolled back',
    why: 'a rollback changes the targets and not Git: the next plan of the estate brings back what was undone',
    remedy: 'revert the commit that asked for it, too, and do so before anybody plans again',
  },
  KW4593: {
    title: 'the journal does not hold what the plan restores',
    why: 'a rollback is derived again from the journal before anything is written; another journal, or a lost part, would restore something that nobody approved',
    remedy: 'name the journal from which the plan was made with `--journal`, or make the rollback plan again',
  },
  KW4594: {
    title: 'the apply was of another estate',
    why: 'the keys of another estate are not this one’s to change',
    remedy: 'call `keywright rollback` in the estate that the message names',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
