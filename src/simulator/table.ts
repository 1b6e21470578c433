/** Under which value, or values, an index files a record. */
export type FileUnder<R> = (record: R) => string | readonly string[];

/** Records by id, with secondary indexes and one level of undo. */
export class Table<R> {
  readonly #records = new Map<string, R>();
  readonly #indexOf: Readonly<Record<string, FileUnder<R>>>;
  readonly #indexes = new Map<string, Map<string, Map<string, R>>>();
  /** Whether there is a transaction, and what the records that it wrote were before. */
  #open = false;
  #before: Map<string, R | null> | null = null;

  /** `indexOf` names each index and says under which value it files a record. */
  constructor(indexOf: Readonly<Record<string, FileUnder<R>>> = {}) {
    this.#indexOf = indexOf;
    for (const name of Object.keys(indexOf)) this.#indexes.set(name, new Map());
  }

  get size(): number {
    return this.#records.size;
  }

  get(id: string): R | undefined {
    return this.#records.get(id);
  }

  values(): IterableIterator<R> {
    return this.#records.values();
  }

  entries(): IterableIterator<[string, R]> {
    return this.#records.entries();
  }

  /** The records filed under `value` in the named index, in the order in which they were first written. */
  where(index: string, value: string): readonly R[] {
    return [...(this.#indexes.get(index)?.get(value)?.values() ?? [])];
  }

  /** How many records `where` would return. */
  count(index: string, value: string): number {
    return this.#indexes.get(index)?.get(value)?.size ?? 0;
  }

  /** Whether the named index files such a record under `value`, whether or not it is in the table. */
  isFiled(record: R, index: string, value: string): boolean {
    const fileUnder = this.#indexOf[index];
    return fileUnder !== undefined && listed(fileUnder(record)).includes(value);
  }

  /** The values under which the named index files records now. */
  valuesOf(index: string): Iterable<string> {
    return this.#indexes.get(index)?.keys() ?? [];
  }

  put(id: string, record: R): void {
    const old = this.#records.get(id);
    this.#remember(id, old);
    this.#records.set(id, record);
    this.#refile(id, old ?? null, record);
  }

  delete(id: string): void {
    const old = this.#records.get(id);
    if (old === undefined) return;
    this.#remember(id, old);
    this.#refile(id, old, null);
    this.#records.delete(id);
  }

  begin(): void {
    this.#open = true;
  }

  /** What was written since `begin`, null for removed records. */
  changed(): [string, R | null][] {
    if (this.#before === null) return [];
    return [...this.#before.keys()].map((id) => [id, this.#records.get(id) ?? null]);
  }

  /** A record that was written since `begin`, as it was before; null: there was none. */
  before(id: string): R | null {
    return this.#before?.get(id) ?? null;
  }

  /** Ends the transaction and keeps what was written. */
  commit(): void {
    this.#open = false;
    this.#before = null;
  }

  rollBack(): void {
    const before = this.#before ?? new Map<string, R | null>();
    this.#open = false;
    this.#before = null;
    for (const [id, record] of before) {
      if (record === null) this.delete(id);
      else this.put(id, record);
    }
  }

  #remember(id: string, old: R | undefined): void {
    if (!this.#open) return;
    this.#before ??= new Map();
    if (!this.#before.has(id)) this.#before.set(id, old ?? null);
  }

  /** Files the record instead of the old one, which keeps its place where an index's value stays the same. */
  #refile(id: string, old: R | null, next: R | null): void {
    for (const [name, index] of this.#indexes) {
      const fileUnder = this.#indexOf[name];
      if (fileUnder === undefined) continue;
      const values = next === null ? [] : listed(fileUnder(next));
      for (const value of old === null ? [] : listed(fileUnder(old))) {
        if (!values.includes(value)) unfile(index, value, id);
      }
      if (next === null) continue;
      for (const value of values) {
        const filed = index.get(value);
        if (filed === undefined) index.set(value, new Map([[id, next]]));
        else filed.set(id, next);
      }
    }
  }
}

function unfile(index: Map<string, Map<string, unknown>>, value: string, id: string): void {
  const filed = index.get(value);
  filed?.delete(id);
  if (filed?.size === 0) index.delete(value);
}

function listed(values: string | readonly string[]): readonly string[] {
  return typeof values === 'string' ? [values] : values;
}
