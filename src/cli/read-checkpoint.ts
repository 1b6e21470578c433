import type { Outcome } from '../model/diagnostic.js';
import type { Checkpoint } from '../model/journal.js';
import { readTextFile } from './read-text-file.js';

const limit = 1024 * 1024;

/** Checkpoints that were kept elsewhere. */
export async function readCheckpoints(
  cwd: string,
  files: readonly string[],
): Promise<Outcome<readonly { readonly from: string; readonly checkpoint: Checkpoint }[]>> {
  const { parseCheckpoint } = await import('../apply/journal/checkpoint.js');
  const value: { from: string; checkpoint: Checkpoint }[] = [];
  for (const from of files) {
    const text = await readTextFile(cwd, from, limit);
    if (!text.ok) return text;
    const checkpoint = parseCheckpoint(text.value);
    if (checkpoint === null)
      return {
        ok: false,
        problems: [{ code: 'KW4565', severity: 'error', message: `\`${from}\` is no checkpoint` }],
      };
    value.push({ from, checkpoint });
  }
  return { ok: true, value, warnings: [] };
}

/** Public keys that may sign checkpoints. Null where no file is named. */
export async function readSigners(
  cwd: string,
  file: string | undefined,
): Promise<Outcome<readonly string[] | null>> {
  if (file === undefined) return { ok: true, value: null, warnings: [] };
  const text = await readTextFile(cwd, file, limit);
  if (!text.ok) return text;
  const { parseSigners } = await import('../apply/journal/signers.js');
  const signers = parseSigners(text.value);
  if (signers.ok) return { ...signers, warnings: [] };
  const message = `\`${file}\` can't be read as signers: ${signers.reason}`;
  return { ok: false, problems: [{ code: 'KW4577', severity: 'error', message }] };
}
