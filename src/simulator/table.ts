/** Records by id, with secondary indexes and one level of undo. */
export class Table<R> {
  readonly #records = new Map<string, R>();
  readonly #indexOf: Readonly<Record<string, (record: R) => string>>;
  readonly #indexes = new Map<string, Map<string, Map<string, R>>>();
  #before: Map<string, R | null> | null = null;

  /** `indexOf` names each index and says under which value it files a record. */
  constructor(indexOf: Readonly<Record<string, (record: R) => string>> = {}) {
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

  /** The values under which the named index files records now. */
  valuesOf(index: string): Iterable<string> {
    return this.#indexes.get(index)?.keys() ?? [];
  }

  put(id: string, record: R): void {
    const old = this.#records.get(id);
    this.#remember(id, old);
    if (old !== undefined) this.#unfile(id, old, record);
    this.#records.set(id, record);
    this.#file(id, record);
  }

  delete(id: string): void {
    const old = this.#records.get(id);
    if (old === undefined) return;
    this.#remember(id, old);
    this.#unfile(id, old, null);
    this.#records.delete(id);
  }

  begin(): void {
    this.#before = new Map();
  }

  /** What was written since `begin`, null for removed records. */
  changed(): [string, R | null][] {
    if (this.#before === null || this.#before.size === 0) return [];
    return [...this.#before.keys()].map((id) => [id, this.#records.get(id) ?? null]);
  }

  /** Ends the transaction and keeps what was written. */
  commit(): void {
    this.#before = null;
  }

  rollBack(): void {
    const before = this.#before ?? new Map<string, R | null>();
    this.#before = null;
    for (const [id, record] of before) {
      if (record === null) this.delete(id);
      else this.put(id, record);
    }
  }

  #remember(id: string, old: R | undefined): void {
    if (this.#before !== null && !this.#before.has(id)) this.#before.set(id, old ?? null);
  }

  #file(id: string, record: R): void {
    for (const [name, fileUnder] of Object.entries(this.#indexOf)) {
      const index = this.#indexes.get(name);
      if (index === undefined) continue;
      const value = fileUnder(record);
      const filed = index.get(value) ?? new Map<string, R>();
      filed.set(id, record);
      index.set(value, filed);
    }
  }

  /** Keeps a replaced record's place in an index whose value stays the same. */
  #unfile(id: string, old: R, next: R | null): void {
    for (const [name, fileUnder] of Object.entries(this.#indexOf)) {
      const value = fileUnder(old);
      if (next !== null && fileUnder(next) === value) continue;
      const index = this.#indexes.get(name);
      const filed = index?.get(value);
      filed?.delete(id);
      if (filed?.size === 0) index?.delete(value);
    }
  }
}
