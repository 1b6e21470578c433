import { caught, JournalFailure } from '../failure.js';
import type { Registers } from '../store.js';
import { isObject } from '../value-checks.js';
import { isLiving, type ProcessMark, thisProcess } from './this-process.js';

const register = 'append';

export type Turn =
  /** `end` never fails: a turn that can't be given back, as on a full disk, stays this store's own. */
  | { readonly mine: true; readonly end: () => Promise<void> }
  | { readonly mine: false; readonly holder: string; readonly remedy: string };

/**
 * The right to write to the file, for the time of one entry. Who dies with it loses it to the next who asks on the same machine; of
 * somebody on another machine nobody can tell, so a person has to.
 */
export function turnTaker(registers: Registers): () => Promise<Turn> {
  /** The version under which the register says that it is ours, since a turn that couldn't be given back. */
  let kept: string | null = null;
  const end = async (version: string) => {
    const freed = await caught(() => registers.write(register, 'free', version));
    kept = freed.ok ? null : version;
  };
  return async () => {
    const present = await registers.read(register);
    if (present !== null && present.version === kept) return mine(present.version);
    const holder = present === null ? null : holderOf(present.text, registers);
    const remedy = `if it is gone for good, remove \`${registers.placeOf(register)}\``;
    if (holder !== null && isLiving(holder)) return { mine: false, holder: markText(holder), remedy };
    const text = JSON.stringify(thisProcess());
    const version = await registers.write(register, text, present?.version ?? null);
    return version === null ? { mine: false, holder: 'another process', remedy } : mine(version);
  };

  function mine(version: string): Turn {
    return { mine: true, end: () => end(version) };
  }
}

function holderOf(text: string, registers: Registers): ProcessMark | null {
  if (text === 'free') return null;
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) {
      const { host, pid, start } = value;
      if (typeof host === 'string' && typeof pid === 'number' && typeof start === 'string')
        return { host, pid, start };
    }
  } catch {
    // Told below.
  }
  throw new JournalFailure('KW4574', `the journal's lock \`${registers.placeOf(register)}\` can't be read`);
}

function markText({ host, pid }: ProcessMark): string {
  return `process ${pid} on ${host}`;
}
