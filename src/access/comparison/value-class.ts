/** Values of a condition key that no condition tells apart, as one that stands for all of them. */
export interface ValueClass {
  /** Empty: the request doesn't have the key. */
  readonly values: readonly string[];
  /** Whether AWS documents that a request can have such values. What it can't have decides nothing with certainty. */
  readonly documented: boolean;
}

export const absent: ValueClass = { values: [], documented: true };
