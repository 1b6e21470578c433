import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { TextFile } from './decode-text.js';

/** Guardrail packs that ship with keywright, beside `src` or `dist`. An estate names them; it never names a path. */
const folder = new URL('../../../policies/guardrails/', import.meta.url);

/** The names of the packs, sorted. */
export async function packNames(): Promise<readonly string[]> {
  const files = await readdir(fileURLToPath(folder));
  return files.flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : [])).sort();
}

/** The text of a pack that `packNames` has. */
export async function readPack(name: string): Promise<TextFile> {
  const text = await readFile(new URL(`${name}.yaml`, folder), 'utf8');
  return { file: `policies/guardrails/${name}.yaml`, text };
}
