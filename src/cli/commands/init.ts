import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../../model/diagnostic.js';
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
    const failure = await writeAll(session.folder);
    if (failure !== null) return session.fail([failure]);
    session.print(`wrote ${Object.keys(skeleton).join(', ')}\n${nextSteps}`);
    return exitCodes.done;
  },
);

const nextSteps = `next:
  keywright validate                  check it
  keywright sim                       start a local KMS, in another terminal
  AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test keywright plan
`;

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

async function writeAll(folder: string): Promise<Diagnostic | null> {
  const written: string[] = [];
  for (const [file, text] of Object.entries(skeleton)) {
    const path = join(folder, file);
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: 'wx' });
      written.push(path);
    } catch (error) {
      await Promise.all(written.map((done) => rm(done, { force: true })));
      return writeProblem(file, error);
    }
  }
  return null;
}
