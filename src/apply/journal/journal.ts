import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { JournalEntry, JournalEvent } from '../../model/journal.js';
import { entryText, sealEntry } from './entry.js';
import { eventFault } from './event-shape.js';
import { caught, JournalFailure } from './failure.js';
import { type Fence, takenAfter } from './fences.js';
import { oneByOne } from './one-by-one.js';
import { runnerText } from './runner-text.js';
import { unkeepable } from './secrets.js';
import type { JournalClock, JournalStore, NewEntries, Registers, TornEntry } from './store.js';
import { verifyChain } from './verify-chain.js';

/** A sound journal that can be added to. */
export interface Journal {
  readonly place: string;
  readonly registers: Registers;
  /** All entries known so far. */
  entries(): readonly JournalEntry[];
  /** Reads what others have added. */
  refresh(): Promise<void>;
  /**
   * Adds one entry; others' entries may come before it. With `fences`, only while nobody has taken one of these locks after us:
   * the check and the write are one, because an entry can only follow an entry that was read. Throws a JournalFailure where the
   * journal fails, isn't sound any more, or the lock was lost.
   */
  append(event: JournalEvent, fences?: readonly Fence[]): Promise<JournalEntry>;
}

/** What is kept, and whether it is sound: for those who only read. */
export interface ReadJournal {
  readonly entries: readonly JournalEntry[];
  /** The first thing that is wrong; null for a sound journal. */
  readonly problem: Diagnostic | null;
}

/** Reads a journal to its end or to the first bad entry. */
export async function readJournal(store: JournalStore): Promise<Outcome<ReadJournal>> {
  const read = await caught(() => store.readNew());
  if (!read.ok) return read;
  const chain = verifyChain(read.value);
  const { entries } = chain;
  return { ok: true, value: { entries, problem: chain.ok ? null : chain.problem }, warnings: [] };
}

/** Opens a journal for adding: only a sound one, or one whose last entry is cut off, which the first new entry records. */
export async function openJournal(store: JournalStore, clock: JournalClock): Promise<Outcome<Journal>> {
  const keeper = new Keeper(store, clock);
  const opened = await caught(() => keeper.refresh());
  return opened.ok ? { ok: true, value: keeper, warnings: [] } : opened;
}

/** How often a writer that doesn't finish is waited for, some 10 ms each time. */
const patience = 1_500;

class Keeper implements Journal {
  readonly #store: JournalStore;
  readonly #clock: JournalClock;
  readonly #entries: JournalEntry[] = [];
  #torn: TornEntry | null = null;
  readonly #inTurn = oneByOne();

  constructor(store: JournalStore, clock: JournalClock) {
    this.#store = store;
    this.#clock = clock;
  }

  get place(): string {
    return this.#store.place;
  }

  get registers(): Registers {
    return this.#store.registers;
  }

  entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  refresh(): Promise<void> {
    return this.#inTurn(() => this.#read());
  }

  append(event: JournalEvent, fences: readonly Fence[] = []): Promise<JournalEntry> {
    return this.#inTurn(async () => {
      const fault = eventFault(event) ?? unkeepable(event);
      if (fault !== null) throw new JournalFailure('KW4571', `an entry is refused: ${fault}`);
      let waited = 0;
      for (;;) {
        this.#checkFences(fences);
        const tornEvent = this.#torn === null ? null : ({ kind: 'torn', ...this.#torn } as const);
        const entry = sealEntry(this.#entries.at(-1) ?? null, tornEvent ?? event, this.#clock.now());
        const added = await this.#store.add(entryText(entry));
        if (added.result === 'added') {
          this.#entries.push(entry);
          this.#torn = null;
          if (tornEvent === null) return entry;
          continue;
        }
        if (added.result === 'busy') {
          waited += 1;
          if (waited > patience) throw stuck(added.holder, added.remedy);
        }
        await this.#clock.sleep(5 + 10 * this.#clock.random());
        await this.#read();
      }
    });
  }

  async #read(): Promise<void> {
    const found: NewEntries = await this.#store.readNew();
    const chain = verifyChain({ ...found, torn: null }, this.#entries.at(-1) ?? null);
    if (!chain.ok) throw new JournalFailure('KW4562', chain.problem.message);
    this.#entries.push(...chain.entries);
    this.#torn = found.torn;
  }

  #checkFences(fences: readonly Fence[]): void {
    if (fences.length === 0) return;
    const taker = takenAfter(this.#entries, fences);
    if (taker !== null)
      throw new JournalFailure(
        'KW4567',
        `${runnerText(taker.runner)} has taken the lock of \`${taker.lock}\``,
      );
  }
}

function stuck(holder: string, remedy: string): JournalFailure {
  return new JournalFailure('KW4569', `${holder} is writing to the journal and doesn't finish`, remedy);
}
