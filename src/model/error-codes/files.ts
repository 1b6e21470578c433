import type { ErrorEntry } from './entry.js';

export const fileCodes = {
  KW1001: {
    title: 'the folder is not an estate',
    why: 'keywright finds an estate by the file `keywright.yaml` at its root; without it there is nothing to check',
    remedy: 'name the estate’s folder with `--estate`, or make one with `keywright init`',
  },
  KW1002: {
    title: 'a file can not be read',
    why: 'an estate that is read in part could look as if keys and grants had been removed from it',
    remedy: 'make the file readable, or leave it out with `exclude`',
  },
  KW1003: {
    title: 'a file is too large',
    why: 'a file over 1 MiB is not a list of keys that somebody reviews, and would only cost time and memory',
    remedy: 'split the file, or leave it out with `exclude`',
  },
  KW1004: {
    title: 'a file is not text',
    why: 'control characters have no place in YAML; they hide in editors and pull requests what the file says',
    remedy: 'remove the character, or leave the file out with `exclude`',
  },
  KW1005: {
    title: 'a file is not UTF-8',
    why: 'in another encoding names and descriptions would silently become others',
    remedy: 'save the file as UTF-8',
  },
  KW1006: {
    title: 'a glob matches no file',
    why: 'the keys, grants and guardrails of the files that it should match would silently be missing from the estate',
    remedy: 'correct the glob, or remove it',
  },
  KW1007: {
    title: 'a glob leads out of the estate',
    why: 'an estate comes from a pull request, so it can only hold what stands in its own folder',
    remedy: 'write a glob relative to the estate’s folder, without `..`',
  },
  KW1008: {
    title: 'a symbolic link leads out of the estate',
    why: 'an estate comes from a pull request, so it can’t make the runner read other files',
    remedy: 'put the file itself into the estate, or leave the link out with `exclude`',
  },
  KW1009: {
    title: 'a symbolic link can not be followed',
    why: 'links to folders load documents twice or for ever, and links to nothing hide that a file is gone',
    remedy: 'replace the link by what it stands for, or leave it out with `exclude`',
  },
  KW1010: {
    title: 'a file is not valid YAML',
    why: 'what can’t be read can’t be checked, and nothing is planned from half a document',
    remedy: 'look at the indentation and the quotes around this place',
  },
  KW1011: {
    title: 'a tab in the indentation',
    why: 'YAML allows only spaces there, because tabs are as wide as each reader’s editor makes them',
    remedy: 'indent with spaces',
  },
  KW1012: {
    title: 'a quote is never closed',
    why: 'everything after it becomes one long text, and the keys and grants in it are lost',
    remedy: 'close the quote',
  },
  KW1013: {
    title: 'a name stands twice in one map',
    why: 'YAML readers take the first, the last or neither, so a reviewer can’t know what counts',
    remedy: 'remove one of the two',
  },
  KW1014: {
    title: 'an anchor or alias',
    why: 'with aliases, a line changes what other lines mean, and a few lines can grow to gigabytes',
    remedy: 'write the value out; principals that many grants share belong in a PrincipalSet',
  },
  KW1015: {
    title: 'a merge key',
    why: 'merge keys aren’t YAML 1.2, and hide from a reviewer which fields a key or grant has',
    remedy: 'write the fields out',
  },
  KW1016: {
    title: 'a tag',
    why: 'tags make other types of values, of which an estate needs none',
    remedy: 'remove the tag; put text that looks like a number in quotes',
  },
  KW1017: {
    title: 'a name that is not text',
    why: 'YAML reads the name as something else, and may write it differently than it stands here',
    remedy: 'put the name in quotes',
  },
  KW1018: {
    title: 'a YAML directive',
    why: 'directives change how the file is read: under `%YAML 1.1`, `no` is false and `0123` is 83',
    remedy: 'remove the line; estates are YAML 1.2',
  },
  KW1019: {
    title: 'a document is nested too deeply',
    why: 'no field of an estate needs more than a few levels; what is deeper can only be a mistake or an attack',
    remedy: 'remove the nesting',
  },
  KW1020: {
    title: 'a glob has too many wildcards',
    why: 'each more multiplies the ways to match a path, and a pull request could keep the check busy for ever',
    remedy:
      'write several globs: each with at most two `**`, three `*` between two `/` and three `{…}`, and without parentheses',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
