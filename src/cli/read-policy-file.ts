import type { Outcome } from '../model/diagnostic.js';
import type { PolicyFile } from '../model/policy-difference.js';
import { decodeText, readTextFile } from './read-text-file.js';
import type { Session } from './session.js';

/** Thirty times what AWS takes. */
const largestPolicy = 1024 * 1024;

const remedy = 'give the path of a file with the JSON of a key policy, or `-` for the standard input';

/** A policy's text from a file, or from the standard input for `-`. */
export async function readPolicyFile({ terminal }: Session, file: string): Promise<Outcome<PolicyFile>> {
  const text =
    file === '-'
      ? await readStandardInput(() => terminal.readStdin(largestPolicy))
      : await readTextFile(terminal.cwd, file, largestPolicy);
  if (!text.ok) return { ok: false, problems: text.problems.map((problem) => ({ ...problem, remedy })) };
  const name = file === '-' ? '(standard input)' : file;
  return { ...text, value: { file: name, text: text.value } };
}

async function readStandardInput(read: () => Promise<Uint8Array | null>): Promise<Outcome<string>> {
  const bytes = await read();
  if (bytes !== null) return decodeText('(standard input)', bytes);
  const message = `the standard input holds more than the ${largestPolicy} bytes allowed`;
  return { ok: false, problems: [{ code: 'KW6013', severity: 'error', message }] };
}
