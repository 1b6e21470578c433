import type { ErrorEntry } from './entry.js';

export const shellCodes = {
  KW6001: {
    title: 'unknown command',
    why: 'nothing was done',
    remedy: '`keywright --help` lists the commands',
  },
  KW6002: {
    title: 'unknown option',
    why: 'an option that is not understood could have been meant to limit what happens, so nothing was done',
    remedy: '`keywright COMMAND --help` lists the options of a command',
  },
  KW6003: {
    title: 'wrong arguments',
    why: 'nothing was done',
    remedy: '`keywright COMMAND --help` shows which arguments a command takes, with examples',
  },
  KW6004: {
    title: 'this command has no such output format',
    why: "a program that reads the output would get something that it can't read",
    remedy: "use one of the formats that the command's help names",
  },
  KW6005: {
    title: 'unknown target',
    why: "a plan that silently left a target out would look finished when it isn't",
    remedy: 'use the name of a Target document of the estate',
  },
  KW6006: {
    title: 'unknown key',
    why: 'output without the key that was asked for could be taken for `nothing to see`',
    remedy: 'use the name of a Key document of the estate',
  },
  KW6010: {
    title: "the file doesn't exist",
    why: 'there is nothing to read',
    remedy: 'check the path',
  },
  KW6011: {
    title: 'not a regular file',
    why: "a folder, pipe or device can't be read or replaced as one whole",
    remedy: 'give the path of a regular file',
  },
  KW6012: {
    title: "the file can't be read",
    why: "what can't be read is never guessed",
    remedy: "check the file's permissions and the disk",
  },
  KW6013: {
    title: 'the file is too large',
    why: 'no plan and no policy is so large, and reading it would exhaust the memory',
    remedy: 'check the path; split a very large plan with `--target`',
  },
  KW6014: {
    title: "the file isn't text",
    why: 'plans, policies and world files are UTF-8 text',
    remedy: 'check the path, and how the file was copied',
  },
  KW6020: {
    title: 'the disk is full',
    why: 'nothing was written: a half-written plan could be taken for a whole one',
    remedy: 'free space on the disk, or write to another one',
  },
  KW6021: {
    title: 'no permission to write',
    why: 'nothing was written',
    remedy: 'write to a folder that you may write to',
  },
  KW6022: {
    title: 'the file system is read-only',
    why: 'nothing was written',
    remedy: 'write to another file system',
  },
  KW6023: {
    title: "the folder doesn't exist",
    why: 'nothing was written',
    remedy: 'create the folder first, or check the path',
  },
  KW6024: {
    title: "the file can't be written",
    why: 'nothing was written',
    remedy: 'check the path and the disk',
  },
  KW6025: {
    title: "the output can't be written",
    why: 'whoever reads the output would get a part of it',
    remedy: 'check where the standard output goes: its disk may be full',
  },
  KW6030: {
    title: "the folder isn't empty",
    why: '`init` never overwrites or mixes with what is there',
    remedy: 'use an empty folder: `keywright init --estate NEW-FOLDER`',
  },
  KW6040: {
    title: 'the port is in use',
    why: "the simulator can't listen there",
    remedy: 'stop what listens there, or take any free port with `--port 0`',
  },
  KW6041: {
    title: "the simulator can't start",
    why: 'a simulator that started without its state would lose the keys in it',
    remedy: 'check the state file and the port',
  },
  KW6050: {
    title: "a policy isn't JSON",
    why: "what can't be read can't be compared",
    remedy: 'give the JSON text of a key policy, or what `aws kms get-key-policy` prints',
  },
  KW6051: {
    title: 'a member of a policy stands there twice',
    why: 'readers of JSON disagree on which of the two counts, so that a reviewer can see another policy than AWS',
    remedy: 'keep one of them',
  },
  KW6052: {
    title: 'the JSON is no key policy',
    why: 'AWS KMS would refuse it, and an element that is overlooked could be the one that restricts',
    remedy: 'write it as the grammar of AWS’s policy language has it, in AWS’s spelling',
  },
  KW6053: {
    title: 'the new policy locks everybody out',
    why: 'a policy that nobody can change stays as it is: only AWS Support can help then',
    remedy: 'let a role or the account itself call kms:PutKeyPolicy under conditions that somebody can meet',
  },
  KW6054: {
    title: 'unknown operation',
    why: '`nobody` would be the answer to every misspelt question',
    remedy: 'use an operation of the vocabulary, such as `decrypt`, or a KMS action',
  },
  KW6055: {
    title: 'a principal is not named in a way that is understood',
    why: 'an answer about somebody else could be taken for the one that was asked for',
    remedy:
      'write `role/NAME`, `user/NAME`, `account/NUMBER`, an ARN, or a service such as `s3.amazonaws.com`',
  },
  KW6056: {
    title: 'what is given of the request is not understood',
    why: 'the answer would be about another request than the one that was meant',
    remedy: 'write `--with NAME=VALUE`; `keywright who-can --help` has examples',
  },
  KW6057: {
    title: 'no policy names the principal',
    why: 'the name may be misspelt; what it may do as everybody or by its account is answered all the same',
    remedy: 'check the name',
  },
  KW6058: {
    title: 'the key is not there',
    why: 'the target holds no key with the ownership tag, so that there is no policy to ask',
    remedy: 'apply a plan that creates it, or ask without `--live` what the estate would give',
  },
  KW6060: {
    title: 'a bug in keywright',
    why: "keywright met something that its authors didn't think of",
    remedy: 'run it again with KEYWRIGHT_DEBUG=1 and report the trace',
  },
  KW6090: {
    title: "the world file isn't sound YAML",
    why: 'a simulator with half a world would refuse or allow the wrong callers',
    remedy: 'correct the line that the message points at',
  },
  KW6091: {
    title: 'the world file has a member that is wrong, missing or unknown',
    why: 'a misspelt role or policy would silently not exist in the simulator',
    remedy: 'compare it with schemas/world.schema.json; its modeline gives completion in editors',
  },
  KW6092: {
    title: 'the world file names something twice',
    why: 'only one of the two could exist, and nobody could tell which',
    remedy: 'keep one of them',
  },
  KW6093: {
    title: "a policy in the world file isn't one",
    why: "what can't be read allows nothing, so the principal couldn't do what the file says",
    remedy: 'write the policy as an object with `Statement`, or as its JSON text',
  },
  KW6094: {
    title: 'the quotas file is wrong',
    why: 'a misspelt operation would silently never be throttled',
    remedy: 'write requests per second by operation or shared quota, as docs/simulator.md lists them',
  },
  KW6095: {
    title: 'the faults file is wrong',
    why: 'a fault that never strikes would let a test pass that tests nothing',
    remedy: 'write a list of faults, each with `operation` and `kind`, as docs/simulator.md describes them',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
