/** How a text for people is laid out. */
export interface RenderOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Also what is folded by default: full names, whole lists, the state of new keys. */
  readonly verbose: boolean;
}

/** For files and tests. */
export const plainOptions: RenderOptions = { color: false, width: 100, verbose: false };
