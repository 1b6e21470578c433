/** A plan that was applied with the glass broken and that nobody has approved the ordinary way since. */
export interface UnsettledGlass {
  /** The plan's. */
  readonly digest: string;
  readonly person: string;
  readonly group: string;
  readonly reason: string;
  /** When, by the runner's clock (RFC 3339). */
  readonly at: string;
  /** What the ordinary gate still asks for, in whole sentences; never empty. */
  readonly missing: readonly string[];
}
