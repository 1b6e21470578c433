import canonicalize from 'canonicalize';
import type { JournalEntry } from '../../model/journal.js';
import { keyIdText } from '../../model/key-state.js';
import type { Change } from '../../model/plan.js';
import type { Step } from '../../model/step.js';

/** Whether a step of an apply that was done had brought about on this key exactly what the change brings back. */
export function wasGivenBefore({ key, step }: Change, entries: readonly JournalEntry[]): boolean {
  const done = new Set(
    entries.flatMap(({ event }) =>
      event.kind === 'step-end' && event.result === 'done' ? [stepName(event)] : [],
    ),
  );
  return entries.some(
    ({ event }) =>
      event.kind === 'step-begin' &&
      keyIdText(event.key) === keyIdText(key) &&
      done.has(stepName(event)) &&
      gives(event.step, step),
  );
}

/** A change's id is unique within its run. */
function stepName({ run, change }: { readonly run: string; readonly change: string }): string {
  return JSON.stringify([run, change]);
}

function gives(earlier: Step, now: Step): boolean {
  const made = earlier.op === 'create-key' || earlier.op === 'replicate-key' ? earlier.state : null;
  switch (now.op) {
    case 'put-policy': {
      const policy = earlier.op === 'put-policy' ? earlier.policy : made?.policy;
      return policy !== undefined && isSamePolicy(policy, now.policy);
    }
    case 'create-grant':
      return (
        earlier.op === 'create-grant' && isSame({ ...earlier.grant, id: null }, { ...now.grant, id: null })
      );
    case 'set-tags': {
      const tags = earlier.op === 'set-tags' ? earlier.tags : made?.tags;
      return tags !== undefined && Object.entries(now.tags).every(([name, value]) => tags[name] === value);
    }
    default:
      return false;
  }
}

/** Spelling aside; whatever is no JSON is compared as text. */
function isSamePolicy(a: string, b: string): boolean {
  try {
    return isSame(JSON.parse(a), JSON.parse(b));
  } catch {
    return a === b;
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalize(a) === canonicalize(b);
}
