/** What the catalogue says of one code; `docs/errors.md` is generated from it. */
export interface ErrorEntry {
  /** What is wrong, in a few words. */
  readonly title: string;
  /** Why it matters: what would happen to keys or people otherwise. */
  readonly why: string;
  /** What to do about it in general; the message says it for the case. */
  readonly remedy: string;
}
