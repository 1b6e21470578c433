import { constants } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Approval, FoundApprovals } from '../model/approval.js';
import { folderName, kindOfFolder } from './approval-folder.js';
import { parseApproval } from './parse-approval.js';
import { type Checked, passed, refused } from './signing/checked.js';

/** An approval that acknowledges 10,000 lost keys has about 2 MB. */
const largestFile = 4 * 1024 * 1024;
/** People are few. Files that nobody can look through would hide an objection among them. */
const mostFiles = 1000;

/**
 * What was said about the plan with this digest: the files `FOLDER/<hex digits>/*.json`, in the order of their names. Links are not
 * followed, so nothing outside the folder is read. What can't be read, verified or understood is in the answer with its reason, never
 * left out; a folder that isn't there holds nothing. `shown` is the folder's path for people.
 */
export async function readApprovals(
  folder: string,
  digest: string,
  shown: string = folder,
): Promise<FoundApprovals> {
  const name = folderName(digest);
  if (name === null) return nothing(shown, 'the plan has no digest');
  const from = `${shown}/${name}`;
  try {
    for (const parts of [[folder], [folder, name]]) {
      const kind = await kindOfFolder(...parts);
      if (kind === 'absent') return { approvals: [], unreadable: [], evidence: [] };
      if (kind === 'other') return nothing(from, 'it is not a folder, or a link to one');
    }
    const files = (await readdir(join(folder, name))).filter((file) => file.endsWith('.json')).sort();
    if (files.length > mostFiles) return nothing(from, `it holds more than ${mostFiles} files`);
    return await readAll(join(folder, name), files, from);
  } catch (error) {
    return nothing(from, `it can't be read: ${errorWords(error)}`);
  }
}

async function readAll(folder: string, files: readonly string[], shown: string): Promise<FoundApprovals> {
  const approvals: Approval[] = [];
  const unreadable: { from: string; reason: string }[] = [];
  const evidence: { from: string; text: string }[] = [];
  for (const file of files) {
    const from = `${shown}/${file}`;
    const text = await readText(join(folder, file));
    const approval = text.ok ? parseApproval(text.value, from) : text;
    if (approval.ok) approvals.push(approval.value);
    else unreadable.push({ from, reason: approval.reason });
    if (approval.ok && text.ok) evidence.push({ from, text: text.value });
  }
  return { approvals, unreadable, evidence };
}

/** Neither follows a link nor waits for a pipe. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

async function readText(path: string): Promise<Checked<string>> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, flags);
    const stat = await handle.stat();
    if (!stat.isFile()) return refused('it is not a regular file');
    if (stat.size > largestFile) return refused(`it has more than ${largestFile} bytes`);
    return passed(await handle.readFile('latin1'));
  } catch (error) {
    return refused(`it can't be read: ${errorWords(error)}`);
  } finally {
    await handle?.close();
  }
}

function nothing(from: string, reason: string): FoundApprovals {
  return { approvals: [], unreadable: [{ from, reason }], evidence: [] };
}

function errorWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ELOOP') return 'it is a link';
  return code === 'EACCES' || code === 'EPERM' ? 'no permission' : code;
}
