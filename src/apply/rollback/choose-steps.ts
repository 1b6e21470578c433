import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { JournalEntry } from '../../model/journal.js';
import type { Restores } from '../../model/plan.js';
import { recordedSteps } from '../journal/steps.js';

/** The steps of one plan that are to be undone. */
export type ChosenSteps = Pick<Restores, 'digest' | 'changes'>;

/** What a name stands for: a plan, or one change of it. */
interface Named {
  readonly digest: string;
  readonly change: string | null;
}

/**
 * The steps that somebody means by a plan's digest, whole or the beginning of it that no other plan has, or by the number of a
 * journal entry: of a step's entry that step, of any other entry of a run all of its plan. A number that is an entry's is never a
 * digest; `sha256:` before it makes it one. Steps whose end isn't recorded, or that failed, count too: they may have taken effect.
 */
export function chooseSteps(entries: readonly JournalEntry[], asked: string): Outcome<ChosenSteps> {
  const named = byNumber(entries, asked) ?? byDigest(entries, asked);
  if (!named.ok) return named;
  const { digest, change } = named.value;
  const begun = [...recordedSteps(entries, digest).keys()];
  const changes = begun.filter((id) => change === null || id === change);
  if (changes.length === 0) return problem('KW4591', `no step of the plan ${digest} was ever begun`);
  return { ok: true, value: { digest, changes }, warnings: [] };
}

function byNumber(entries: readonly JournalEntry[], asked: string): Outcome<Named> | null {
  if (!/^\d{1,15}$/.test(asked)) return null;
  const event = entries.find(({ sequence }) => sequence === Number(asked))?.event;
  if (event === undefined) return null;
  if (event.kind === 'step-begin' || event.kind === 'step-end') return named(event.digest, event.change);
  if ('digest' in event) return named(event.digest, null);
  // A lock's entry names the run only.
  const run = 'run' in event ? event.run : null;
  for (const { event: other } of entries)
    if (other.kind === 'plan' && other.run === run) return named(other.digest, null);
  return problem('KW4590', `entry ${asked} is of no apply that began`);
}

function byDigest(entries: readonly JournalEntry[], asked: string): Outcome<Named> {
  const prefix = asked.toLowerCase().replace(/^sha256:/, '');
  if (!/^[0-9a-f]{6,64}$/.test(prefix))
    return problem('KW4590', `\`${asked}\` is neither an entry of the journal nor the beginning of a digest`);
  const digests = entries.flatMap(({ event }) => ('digest' in event ? [event.digest] : []));
  const [digest, ...others] = [...new Set(digests)].filter((each) => each.startsWith(`sha256:${prefix}`));
  if (digest === undefined) return problem('KW4590', `the journal has no plan \`${asked}\``);
  if (others.length === 0) return named(digest, null);
  return problem('KW4590', `\`${asked}\` is the beginning of ${others.length + 1} digests`);
}

function named(digest: string, change: string | null): Outcome<Named> {
  return { ok: true, value: { digest, change }, warnings: [] };
}

function problem(code: Diagnostic['code'], message: string): Extract<Outcome<never>, { ok: false }> {
  return { ok: false, problems: [{ code, severity: 'error', message }] };
}
