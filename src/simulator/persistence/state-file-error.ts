/** A state file that can't be used: locked, damaged, not one, or not writable. The message is for people. */
export class StateFileError extends Error {
  readonly kind: 'locked' | 'damaged' | 'unreadable' | 'unwritable';

  constructor(kind: StateFileError['kind'], message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'StateFileError';
    this.kind = kind;
  }
}

/** What the system said about a failed call. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
