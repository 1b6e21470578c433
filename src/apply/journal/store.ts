/** One entry as it is kept. */
export interface RawEntry {
  /** Which one its place says it is: the line's number, or the object's. From 1. */
  readonly position: number;
  /** Null where it isn't UTF-8 text. */
  readonly text: string | null;
}

/** An entry whose writing was cut off. */
export interface TornEntry {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

export interface NewEntries {
  readonly entries: readonly RawEntry[];
  readonly torn: TornEntry | null;
}

/** What came of adding an entry. */
export type Added =
  | { readonly result: 'added' }
  /** Somebody has added something since the last reading; nothing was written. */
  | { readonly result: 'behind' }
  /** Somebody is adding something right now; nothing was written. */
  | { readonly result: 'busy'; readonly holder: string; readonly remedy: string };

/**
 * Where a journal is kept. A store remembers how far it was read. Methods throw a JournalFailure where the place fails.
 * Must: of any number of processes that add after the same entry, exactly one is told `added`; an entry that was told so is durable
 * and whole. Nothing changes or removes an entry.
 */
export interface JournalStore {
  /** For people: a path, or `s3://bucket/prefix`. */
  readonly place: string;
  /** What was added since the last call, in order. */
  readNew(): Promise<NewEntries>;
  /** Adds right after what was read; takes out the torn entry that was read there. */
  add(text: string): Promise<Added>;
  readonly registers: Registers;
}

/** Named texts that are replaced only by whoever knows the present one: locks are built on them. */
export interface Registers {
  /** Where the register is kept, for people. */
  placeOf(name: string): string;
  read(name: string): Promise<{ readonly text: string; readonly version: string } | null>;
  /**
   * Answers with the new version, or null where the present one isn't the expected one any more. Expecting null means that there is
   * none yet. Of those who expect the same version, exactly one is given a new one.
   */
  write(name: string, text: string, expected: string | null): Promise<string | null>;
}

/** Time and chance from outside. */
export interface JournalClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
}
