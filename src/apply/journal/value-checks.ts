/** Whether a value is of a form. */
export type Check = (value: unknown) => boolean;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function text(value: unknown): value is string {
  return typeof value === 'string';
}

export function number(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

export function list(item: Check): Check {
  return (value) => Array.isArray(value) && value.every(item);
}

export function orNull(check: Check): Check {
  return (value) => value === null || check(value);
}

/** An object with at least these own members. */
export function object(
  members: Readonly<Record<string, Check>>,
): (value: unknown) => value is Readonly<Record<string, unknown>> {
  const wanted = Object.entries(members);
  return (value): value is Readonly<Record<string, unknown>> =>
    isObject(value) && wanted.every(([name, fits]) => Object.hasOwn(value, name) && fits(value[name]));
}

/** Whether a value is a Runner. */
export const isRunner = object({
  who: text,
  host: orNull(text),
  process: orNull((value) => typeof value === 'number'),
  job: orNull(text),
});

/** Whether a value is a LockRecord. */
export const isLock = object({
  lock: text,
  fence: number,
  state: (value) => value === 'held' || value === 'released',
  run: text,
  runner: isRunner,
  takenAt: time,
  expiresAt: time,
});

function time(value: unknown): boolean {
  return text(value) && !Number.isNaN(Date.parse(value));
}
