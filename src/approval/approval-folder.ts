import { lstat } from 'node:fs/promises';
import { join } from 'node:path';

/** The name of the folder that holds what was said about a plan; null for what is no digest. */
export function folderName(digest: string): string | null {
  return /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1] ?? null;
}

/** A folder that is one itself, or isn't there, or is something else, such as a link that leads elsewhere. */
export async function kindOfFolder(...parts: readonly string[]): Promise<'folder' | 'absent' | 'other'> {
  try {
    return (await lstat(join(...parts))).isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'absent';
    throw error;
  }
}
