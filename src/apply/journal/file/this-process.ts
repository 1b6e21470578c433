import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';

/** One run of one process, so that another process on the same machine can tell whether it still lives. */
export interface ProcessMark {
  readonly host: string;
  readonly pid: number;
  /** When it started, in the system's own terms; empty where that can't be read. */
  readonly start: string;
}

export function thisProcess(): ProcessMark {
  return { host: hostname(), pid: process.pid, start: startOf(process.pid) };
}

/**
 * Whether a process still lives. Of another machine's process nobody here knows: it counts as living. A process id that was
 * given out again, as in every container, is told by its start.
 */
export function isLiving({ host, pid, start }: ProcessMark): boolean {
  if (host !== hostname()) return true;
  if (start !== '' && startOf(pid) !== start) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The machine's boot and the process's start in ticks since then (proc(5), `/proc/pid/stat`, field 22); Linux only. */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot} ${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}
