/** Who gains or loses which operations, in one readable row. */
export interface AccessRow {
  readonly principals: readonly string[];
  readonly operations: readonly string[];
  /** The conditions' canonical text; empty where there are none. */
  readonly conditions: string;
  readonly note?: string;
}
