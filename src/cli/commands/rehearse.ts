import type { RehearsalReport } from '../../model/rehearsal.js';
import { commandOf } from '../define-command.js';
import { journalOption } from '../journal-place.js';
import { progressOn } from '../progress.js';
import { readPlan } from '../read-plan.js';
import {
  addRehearsalOptions,
  exitOfRehearsal,
  type RehearsalFlags,
  readRehearsal,
  rehearsePlan,
} from '../rehearse-plan.js';
import { runtimeOf } from '../runtime.js';
import type { Session } from '../session.js';

interface RehearseFlags extends RehearsalFlags {
  readonly journal?: string;
}

/** `keywright rehearse PLAN`: what would come of the plan, without touching any target. */
export const defineRehearse = commandOf<RehearseFlags>(
  {
    usage: 'rehearse <plan>',
    summary: 'Apply a plan in a private simulator of its targets, and try whose access then works',
    formats: ['human', 'json', 'markdown'],
    examples: [
      ['keywright rehearse plan.json', 'before anyone approves or applies it'],
      [
        'keywright rehearse plan.json --world world.yaml',
        'with the principals and IAM policies of this file',
      ],
      [
        'keywright rehearse plan.json --as arn:aws:iam::111122223333:role/deploy',
        'as if this role applied it',
      ],
    ],
  },
  (command) => {
    addRehearsalOptions(command);
    command.option(...journalOption);
  },
  async (session, [file = ''], options) => {
    const plan = await readPlan(session, file);
    if (!plan.ok) return session.fail(plan.problems);
    const { validate } = await import('../../pipeline.js');
    const loaded = await validate(session.folder);
    if (!loaded.ok) return session.fail(loaded.problems);
    const how = await readRehearsal(session, options);
    if (!how.ok) return session.fail(how.problems);
    const progress = progressOn(session.terminal.stderr, Date.now);
    const runtime = runtimeOf(session.terminal, progress);
    const begun = await hasBegun(session, plan.value.digest, options.journal);
    const rehearsed = await rehearsePlan(loaded.value, plan.value, { ...how.value, begun }, runtime);
    progress.clear();
    if (!rehearsed.ok) {
      session.fail(rehearsed.problems);
      return rehearsed.exit;
    }
    session.warn([...plan.warnings, ...loaded.warnings, ...how.warnings, ...rehearsed.warnings]);
    await printRehearsal(session, rehearsed.value);
    return exitOfRehearsal(rehearsed.value);
  },
);

/** Whether an apply of the plan has begun, as far as the journal says. */
async function hasBegun(session: Session, digest: string, place: string | undefined): Promise<boolean> {
  const [{ entriesAt }, { recordedSteps }] = await Promise.all([
    import('../journal-entries.js'),
    import('../../apply/journal/steps.js'),
  ]);
  const { entries } = await entriesAt(session, place);
  return recordedSteps(entries, digest).size > 0;
}

/** Prints a report in the session's format. */
export async function printRehearsal(session: Session, report: RehearsalReport): Promise<void> {
  const { rehearsalHuman, rehearsalJson, rehearsalMarkdown } = await import('../../render/index.js');
  if (session.format === 'json') session.print(rehearsalJson(report));
  else if (session.format === 'markdown') session.print(rehearsalMarkdown(report));
  else session.print(rehearsalHuman(report, session.onStdout));
}
