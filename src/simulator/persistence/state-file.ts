import { closeSync, fsync, openSync } from 'node:fs';
import type { Change, Store } from '../store.js';
import { formatLine } from './lines.js';
import { loadState } from './load-state.js';
import { takeLock } from './lock.js';
import { type Snapshot, snapshotLines } from './snapshot.js';
import { reason, StateFileError } from './state-file-error.js';
import { appendSync, type PreparedFile, prepareFiles } from './write-file.js';

/** Where a simulator keeps its state between runs. */
export interface Persistence {
  /** How many times this state was opened; 0 without a file. */
  readonly generation: number;
  /** How far the simulated clock is ahead, in milliseconds, as it was last recorded. */
  readonly clockOffset: number;
  /** Writes changes down before they count; throws StateFileError where it can't. */
  append(changes: readonly Change[]): void;
  recordClock(offset: number): void;
  /** Resolves once everything appended so far is on the disk. */
  settled(): Promise<void>;
  close(): void;
}

/** State that ends with the process. */
export const inMemory: Persistence = {
  generation: 0,
  clockOffset: 0,
  append: () => {},
  recordClock: () => {},
  settled: async () => {},
  close: () => {},
};

const smallestCompaction = 4 * 1024 * 1024;

/**
 * Opens a state file (made if there is none) and fills the store from it. On disk: a snapshot under `path`, the changes
 * since then in `<path>.journal`, and `<path>.lock` while a process uses it, all for the owner's eyes
 * only because key material is in them. `notice` gets a line where a torn last change was dropped.
 * Throws StateFileError; a file that isn't a sound state file is left as it is.
 */
export function openStateFile(path: string, store: Store, notice: (line: string) => void): Persistence {
  const lock = takeLockOf(path);
  try {
    const loaded = loadState(path, store, notice);
    return new FilePersistence(path, store, loaded, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function takeLockOf(path: string) {
  try {
    return takeLock(`${path}.lock`, path);
  } catch (error) {
    if (error instanceof StateFileError) throw error;
    throw new StateFileError('unwritable', `can't write beside \`${path}\`: ${reason(error)}`, error);
  }
}

class FilePersistence implements Persistence {
  readonly #path: string;
  readonly #store: Store;
  readonly #release: () => void;
  #generation: number;
  #clockOffset: number;
  #journal = -1;
  #journalLength = 0;
  #compactAt = 0;
  #written = 0;
  #synced = 0;
  #syncing: Promise<void> | null = null;
  #failure: StateFileError | null = null;

  constructor(path: string, store: Store, loaded: Snapshot, release: () => void) {
    this.#path = path;
    this.#store = store;
    this.#release = release;
    this.#generation = loaded.generation;
    this.#clockOffset = loaded.clockOffset;
    this.#compact();
  }

  get generation(): number {
    return this.#generation;
  }

  get clockOffset(): number {
    return this.#clockOffset;
  }

  append(changes: readonly Change[]): void {
    if (changes.length > 0) this.#write({ changes });
  }

  recordClock(offset: number): void {
    this.#write({ clockOffset: offset });
    this.#clockOffset = offset;
  }

  async settled(): Promise<void> {
    const wanted = this.#written;
    while (this.#synced < wanted && this.#failure === null) {
      this.#syncing ??= this.#sync();
      await this.#syncing;
    }
    if (this.#failure !== null) throw this.#failure;
    if (this.#syncing === null && this.#journalLength > this.#compactAt) this.#compactIfPossible();
  }

  /** The journal holds everything already; a last snapshot only makes the next start quicker. */
  close(): void {
    if (this.#journal === -1) return;
    try {
      if (this.#failure === null) this.#compactIfPossible();
    } finally {
      closeSync(this.#journal);
      this.#journal = -1;
      this.#release();
    }
  }

  #write(entry: unknown): void {
    if (this.#failure !== null) throw this.#failure;
    try {
      this.#journalLength += appendSync(this.#journal, formatLine(entry), this.#journalLength);
      this.#written += 1;
    } catch (error) {
      throw new StateFileError(
        'unwritable',
        `can't write \`${this.#path}.journal\`: ${reason(error)}`,
        error,
      );
    }
  }

  /** One sync serves every call that was answered meanwhile. After a failed one nobody knows what is on the disk. */
  #sync(): Promise<void> {
    const reached = this.#written;
    return new Promise((resolve) => {
      fsync(this.#journal, (error) => {
        this.#syncing = null;
        this.#synced = reached;
        if (error !== null) this.#failure = cannotWrite(this.#path, error);
        resolve();
      });
    });
  }

  /** A full disk may take no new snapshot while the journal still grows: try again later. */
  #compactIfPossible(): void {
    try {
      this.#compact();
    } catch (error) {
      if (this.#failure !== null) throw error;
      this.#compactAt += smallestCompaction;
    }
  }

  /**
   * Writes everything into a new snapshot and begins a new journal. The journal names the snapshot that it continues:
   * after a crash between the two renames the old journal is known to be contained in the new snapshot.
   */
  #compact(): void {
    const generation = this.#generation + 1;
    const snapshot = { generation, clockOffset: this.#clockOffset };
    const journal = `${this.#path}.journal`;
    let next: readonly PreparedFile[];
    try {
      next = prepareFiles([
        { path: this.#path, lines: snapshotLines(snapshot, this.#store) },
        { path: journal, lines: [formatLine({ journalOf: generation })] },
      ]);
    } catch (error) {
      throw cannotWrite(this.#path, error);
    }
    try {
      for (const file of next) file.putInPlace();
      if (this.#journal !== -1) closeSync(this.#journal);
      this.#journal = openSync(journal, 'r+');
    } catch (error) {
      this.#failure = cannotWrite(this.#path, error);
      throw this.#failure;
    }
    this.#generation = generation;
    this.#journalLength = next[1]?.length ?? 0;
    this.#compactAt = Math.max(smallestCompaction, 2 * (next[0]?.length ?? 0));
  }
}

function cannotWrite(path: string, error: unknown): StateFileError {
  return new StateFileError('unwritable', `can't write \`${path}\`: ${reason(error)}`, error);
}
