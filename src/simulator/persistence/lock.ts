import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { StateFileError } from './state-file-error.js';

export interface Lock {
  release(): void;
}

/**
 * Takes `<path>` as a lock file for this process, or throws a StateFileError that names the process that holds it.
 * The lock of a process that is gone is taken over.
 */
export function takeLock(path: string, stateFile: string): Lock {
  const own = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
  const text = JSON.stringify({ pid: process.pid, startedAt: processFacts(process.pid)[1] });
  writeFileSync(own, text, { mode: 0o600, flag: 'wx' });
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (linked(own, path)) return { release: () => releaseLock(path, text) };
      const holder = readHolder(path);
      if (holder !== null && isAlive(holder)) {
        throw new StateFileError('locked', `\`${stateFile}\` is in use by process ${holder.pid}`);
      }
      removeStaleLock(path, own);
    }
    throw new StateFileError('locked', `\`${stateFile}\` is in use by another process`);
  } finally {
    rmSync(own, { force: true });
  }
}

interface Holder {
  readonly pid: number;
  readonly startedAt: string | null;
}

/** A link appears whole or not at all, and never over another. */
function linked(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function readHolder(path: string): Holder | null {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' && pid > 0 ? { pid, startedAt: startedAt ?? null } : null;
  } catch {
    return null;
  }
}

/** A process id is used again sooner or later; its start time tells the two apart where the system says it. */
function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
  const [state, startedAt] = processFacts(holder.pid);
  if (state === 'Z' || state === 'X') return false;
  return startedAt === null || holder.startedAt === null || startedAt === holder.startedAt;
}

/**
 * A process's state letter and its start in clock ticks since boot (proc(5), fields 3 and 22 of `stat`); null where
 * there is no /proc.
 */
function processFacts(pid: number): readonly [state: string | null, startedAt: string | null] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [fields[0] ?? null, fields[19] ?? null];
  } catch {
    return [null, null];
  }
}

/** Two processes may find the same stale lock: whoever moves a fresh one away by mistake puts it back. */
function removeStaleLock(path: string, own: string): void {
  const aside = `${own}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved !== null && isAlive(moved)) linked(aside, path);
  rmSync(aside, { force: true });
}

function releaseLock(path: string, text: string): void {
  try {
    if (readFileSync(path, 'utf8') === text) rmSync(path, { force: true });
  } catch {
    // Somebody removed it by hand: there is nothing left to release.
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
