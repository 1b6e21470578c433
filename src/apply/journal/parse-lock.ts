import type { LockRecord } from '../../model/journal.js';
import { isLock } from './value-checks.js';

/** A lock's text as a record; nothing that isn't wholly understood is taken for free. */
export function parseLock(text: string): LockRecord | 'unreadable' {
  try {
    const value: unknown = JSON.parse(text);
    return isLock(value) ? (value as unknown as LockRecord) : 'unreadable';
  } catch {
    return 'unreadable';
  }
}
