import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { folderName, kindOfFolder } from './approval-folder.js';
import { type Checked, passed, refused } from './signing/checked.js';
import type { ApprovalStatement } from './statement.js';

/**
 * Writes an approval's text below `folder`, whole or not at all, and answers with its path relative to it. Each approval has a file
 * of its own, also a second one of the same person. Throws the system's error where the disk refuses.
 */
export async function writeApproval(
  folder: string,
  said: ApprovalStatement,
  text: string,
): Promise<Checked<string>> {
  const name = folderName(said.digest);
  if (name === null) return refused('the plan has no digest');
  await mkdir(join(folder, name), { recursive: true });
  for (const parts of [[folder], [folder, name]])
    if ((await kindOfFolder(...parts)) !== 'folder') return refused('it is a link to a folder, or none');
  const file = fileName(said);
  await replaceFile(join(folder, name), file, text);
  return passed(`${name}/${file}`);
}

/** `approve-20270301T120000000Z-Yl1Zxk3m.json`: when, to the millisecond, and by which key. */
function fileName({ decision, issuedAt, fingerprint }: ApprovalStatement): string {
  const time = new Date(issuedAt).toISOString().replace(/[-:.]/g, '');
  const key = fingerprint.replace(/^SHA256:/, '').replace(/[^A-Za-z0-9]/g, '');
  return `${decision}-${time}-${key.slice(0, 8)}.json`;
}

async function replaceFile(folder: string, file: string, text: string): Promise<void> {
  const beside = join(folder, `.${file}.${randomUUID()}`);
  try {
    await filled(await open(beside, 'wx'), text);
    await rename(beside, join(folder, file));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function filled(handle: FileHandle, text: string): Promise<void> {
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}
