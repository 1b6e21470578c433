import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../../model/diagnostic.js';
import { visible } from '../../render/visible.js';
import { commandOf } from '../define-command.js';
import { exitCodes } from '../exit-codes.js';
import { skeleton } from '../skeleton.js';
import { errorName, writeProblem } from '../write-problem.js';

/** `keywright init`: a small estate in an empty folder. Writes all of it or nothing, and over nothing. */
export const defineInit = commandOf<{ readonly estate: string }>(
  {
    usage: 'init',
    summary: 'Write a small estate into an empty folder',
    formats: ['human'],
    examples: [
      ['keywright init', 'into this folder'],
      ['keywright init --estate keys', 'into the folder `keys`, which is made if need be'],
    ],
  },
  () => undefined,
  async (session, _args, options) => {
    const problem = await emptinessProblem(session.folder, options.estate);
    if (problem !== null) return session.fail([problem]);
    const failure = await writeAll(session.folder, options.estate);
    if (failure !== null) return session.fail([failure]);
    session.print(`wrote ${Object.keys(skeleton).join(', ')}\n${nextSteps(options.estate)}`);
    return exitCodes.done;
  },
);

function nextSteps(estate: string): string {
  const where = estate === '.' ? '' : ` --estate ${shellWord(visible(estate))}`;
  return `next:
  keywright validate${where}
      check it
  keywright sim
      start a local KMS, in another terminal
  AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test keywright plan${where}
      see what it would make there
nobody has to approve anything yet: before real keys, name your approvers in approvers.yaml
`;
}

/** The text as one word of a POSIX shell. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Git's own files don't count. */
async function emptinessProblem(folder: string, name: string): Promise<Diagnostic | null> {
  try {
    const others = (await readdir(folder)).filter((entry) => !entry.startsWith('.git'));
    if (others.length === 0) return null;
    return {
      code: 'KW6030',
      severity: 'error',
      message: `the folder \`${name}\` already holds \`${others[0]}\``,
    };
  } catch (error) {
    return errorName(error) === 'ENOENT' ? null : writeProblem(name, error);
  }
}

async function writeAll(folder: string, name: string): Promise<Diagnostic | null> {
  const made: string[] = [];
  for (const [file, text] of Object.entries(skeleton)) {
    const path = join(folder, file);
    try {
      const first = await mkdir(dirname(path), { recursive: true });
      if (first !== undefined) made.push(first);
      const handle = await open(path, 'wx');
      made.push(path);
      await handle.writeFile(text).finally(() => handle.close());
    } catch (error) {
      await removeMade(made);
      return writeProblem(join(name, file), error);
    }
  }
  return null;
}

/** What was there before stays: only files and folders of this run go. */
async function removeMade(made: readonly string[]): Promise<void> {
  for (const path of [...made].reverse()) await rm(path, { recursive: true, force: true });
}
