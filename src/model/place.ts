/** A stretch of text in a file of the estate. Lines and columns count from 1; columns count UTF-16 units. */
export interface Place {
  /** Path relative to the estate's root, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many columns the stretch covers on its line; at least 1. */
  readonly length: number;
  /** The line's text, for the frame with the caret. */
  readonly lineText: string;
}

/** A step into a YAML document: a member's name or an item's index. */
export type Path = readonly (string | number)[];

/** One YAML document, as something that can say where its parts stand. */
export interface Source {
  readonly file: string;
  /**
   * Where the value at `path` stands; the nearest ancestor that exists where it doesn't.
   * With `of: 'name'`, where the member's name stands instead of its value.
   */
  at(path: Path, of?: 'value' | 'name'): Place;
}
