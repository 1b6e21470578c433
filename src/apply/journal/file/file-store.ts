import { constants } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sha256Hex } from '../entry.js';
import { errnoOf, errnoWords, JournalFailure } from '../failure.js';
import type { Added, JournalStore, NewEntries, RawEntry } from '../store.js';
import { textOf } from '../utf8.js';
import { turnTaker } from './append-turn.js';
import { fileRegisters, syncFolder } from './file-registers.js';

const lineFeed = 10;

/** Never through a link: a folder from Git could hold one to any file. */
const reading = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const appending = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;

/**
 * A journal as one file, a line an entry, written by one `O_APPEND` write and `fsync` each. What a crash left without a line feed
 * at the end was told to nobody as written: it is reported as torn and taken out by the next entry, which records it. `path` is absolute.
 */
export function fileStore(path: string): JournalStore {
  const folder = `${path}.locks`;
  const registers = fileRegisters(folder);
  const takeTurn = turnTaker(registers);
  /** Where the next entry begins, how many came before, and how much of a torn one was seen there. */
  let at = 0;
  let count = 0;
  let tornBytes = 0;

  async function readNew(): Promise<NewEntries> {
    const bytes = await readFrom(path, at);
    const end = bytes.lastIndexOf(lineFeed) + 1;
    const entries = linesOf(bytes.subarray(0, end), count);
    const rest = bytes.subarray(end);
    at += end;
    count += entries.length;
    tornBytes = rest.length;
    return {
      entries,
      torn: rest.length === 0 ? null : { bytes: rest.length, sha256: sha256Hex(rest) },
    };
  }

  async function add(text: string): Promise<Added> {
    await mkdir(dirname(path), { recursive: true });
    const turn = await takeTurn();
    if (!turn.mine) return { result: 'busy', holder: turn.holder, remedy: turn.remedy };
    try {
      const line = Buffer.from(`${text}\n`, 'utf8');
      const isAdded = await appendAt(path, line, at, tornBytes);
      if (!isAdded) return { result: 'behind' };
      at += line.length;
      count += 1;
      tornBytes = 0;
      return { result: 'added' };
    } finally {
      await turn.end();
    }
  }

  return {
    place: path,
    readNew: () => told(path, 'KW4560', readNew),
    add: (text) => told(path, 'KW4561', () => add(text)),
    registers,
  };
}

/** False where the file doesn't end where it was read to. */
async function appendAt(path: string, line: Buffer, at: number, tornBytes: number): Promise<boolean> {
  const handle = await open(path, appending, 0o600);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new JournalFailure('KW4561', `\`${path}\` is not a regular file`);
    if (stat.size !== at + tornBytes) return false;
    // Another's whole line could be just as long as the torn one that it replaced.
    if (stat.size > 0 && ((await lastByte(handle, stat.size)) === lineFeed) === tornBytes > 0) return false;
    if (tornBytes > 0) await handle.truncate(at);
    await writeDurably(handle, line, at);
    if (at === 0) await syncFolder(dirname(path));
    return true;
  } finally {
    await handle.close();
  }
}

/**
 * A filling disk takes a part of a line, a failing one takes it without keeping it; what was taken is taken back, so that it doesn't look
 * like a crash, and isn't followed by others.
 */
async function writeDurably(handle: FileHandle, line: Buffer, at: number): Promise<void> {
  try {
    for (let done = 0; done < line.length; )
      done += (await handle.write(line, done, line.length - done)).bytesWritten;
    await handle.sync();
  } catch (error) {
    await handle.truncate(at).catch(() => undefined);
    throw error;
  }
}

async function lastByte(handle: FileHandle, size: number): Promise<number | undefined> {
  return (await handle.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0];
}

async function readFrom(path: string, at: number): Promise<Buffer> {
  const handle = await open(path, reading).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (handle === null) {
    if (at === 0) return Buffer.alloc(0);
    throw new JournalFailure('KW4562', `\`${path}\` is gone, though it was read before`);
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new JournalFailure('KW4560', `\`${path}\` is not a regular file`);
    if (stat.size < at)
      throw new JournalFailure('KW4562', `\`${path}\` has become shorter since it was read`);
    const bytes = Buffer.alloc(stat.size - at);
    let done = 0;
    while (done < bytes.length) {
      const { bytesRead } = await handle.read(bytes, done, bytes.length - done, at + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return bytes.subarray(0, done);
  } finally {
    await handle.close();
  }
}

function linesOf(bytes: Buffer, before: number): readonly RawEntry[] {
  const entries: RawEntry[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(lineFeed, start);
    entries.push({ position: before + entries.length + 1, text: textOf(bytes.subarray(start, end)) });
    start = end + 1;
  }
  return entries;
}

async function told<T>(path: string, code: 'KW4560' | 'KW4561', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof JournalFailure) throw error;
    const verb = code === 'KW4560' ? 'read' : 'written';
    throw new JournalFailure(code, `\`${path}\` can't be ${verb}: ${errnoWords(error)}`);
  }
}
