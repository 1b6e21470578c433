/** A value that passed every check, or why it didn't, as a phrase that can follow a colon. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

export function passed<T>(value: T): Checked<T> {
  return { ok: true, value };
}

export function refused(reason: string): Checked<never> {
  return { ok: false, reason };
}
