import type { EventKind, JournalEvent } from '../../model/journal.js';
import { type Check, isLock, isRunner, list, number, object, orNull, text } from './value-checks.js';

type Members<K extends EventKind> = Exclude<keyof Extract<JournalEvent, { kind: K }>, 'kind'>;

const run = { run: text, digest: text };
const key = object({ name: text, target: text });
const problem = object({ code: text, message: text });

/**
 * Every member that an event has: what stands here isn't refused by accident, and what doesn't isn't kept by accident. Deep as far as
 * readers rely on it; what plans, gates and steps hold changes with their own versions, and an old journal stays sound.
 */
const shapes: { readonly [K in EventKind]: Readonly<Record<Members<K>, Check>> } = {
  lock: {
    run: text,
    action: text,
    lock: text,
    fence: number,
    runner: isRunner,
    expiresAt: text,
    takenFrom: orNull(isLock),
  },
  plan: { ...run, plan: object({ digest: text, estate: text, changes: list(object({ id: text })) }) },
  approvals: {
    ...run,
    gate: object({ mode: text, trust: text, rules: list(object({ given: list(object({ from: text })) })) }),
    evidence: list(object({ from: text, text })),
  },
  'break-glass': { ...run, person: text, group: text, reason: text },
  started: { ...run, runner: isRunner, commit: orNull(text), remaining: list(text), before: list(text) },
  'step-begin': {
    ...run,
    change: text,
    key,
    step: object({ op: text }),
    fence: number,
    replaced: object({ arn: orNull(text), fields: object({}), unread: list(text) }),
  },
  'step-end': {
    ...run,
    change: text,
    result: text,
    arn: orNull(text),
    problem: orNull(problem),
    requests: list(text),
  },
  finished: { ...run, outcome: text, done: list(text), notDone: list(text), problems: list(problem) },
  checkpoint: { sequence: number, hash: text, signed: object({ by: text, key: text, signature: text }) },
  torn: { bytes: number, sha256: text },
};

/** Why a value is no event; null where it is one. */
export function eventFault(event: unknown): string | null {
  if (!object({})(event)) return 'it has no event';
  const { kind, ...members } = event;
  if (typeof kind !== 'string' || !Object.hasOwn(shapes, kind)) return 'it is of no known kind';
  const wanted = new Map<string, Check>(Object.entries(shapes[kind as EventKind]));
  for (const name of Object.keys(members)) if (!wanted.has(name)) return `it has a member \`${name}\``;
  for (const [name, fits] of wanted) if (!fits(members[name])) return `its member \`${name}\` is wrong`;
  return null;
}
