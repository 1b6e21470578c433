import { describe, expect, it } from 'vitest';
import { appliedCommits } from '../../../src/apply/journal/applied-commits.js';
import type { JournalEntry, JournalEvent } from '../../../src/model/journal.js';
import type { Plan } from '../../../src/model/plan.js';
import { plan as samplePlan } from '../../render/samples.js';
import { alice } from './building.js';

const [eu, us] = samplePlan().targets;
if (eu === undefined || us === undefined) throw new Error('the sample has two targets');
const whole: Plan = { ...samplePlan(), blocked: [], targets: [eu, us] };

type Outcome = Extract<JournalEvent, { kind: 'finished' }>['outcome'];

/** What the journal has of one run. */
function run(
  commit: string | null,
  plan: Plan = whole,
  outcome: Outcome = 'applied',
): readonly JournalEvent[] {
  const of = { run: `run of ${commit} ${plan.targets.length} ${outcome}`, digest: plan.digest };
  return [
    { kind: 'plan', ...of, plan },
    { kind: 'started', ...of, runner: alice, commit, remaining: [], before: [] },
    { kind: 'finished', ...of, outcome, done: [], notDone: [], problems: [] },
  ];
}

function applied(events: readonly JournalEvent[], targets = [eu, us]) {
  const entries = events.map(
    (event, index): JournalEntry => ({
      version: 1,
      sequence: index + 1,
      at: '',
      previous: '',
      hash: '',
      event,
    }),
  );
  return appliedCommits(
    entries,
    targets.flatMap((target) => target ?? []),
  );
}

describe('where the estate was applied last', () => {
  it('is the commit of the last run to each target', () => {
    expect(applied([...run('a'), ...run('b')])).toEqual({ commits: ['b'], complete: true });
    const onlyEu = { ...whole, targets: [eu] };
    expect(applied([...run('a'), ...run('b', onlyEu)])).toEqual({ commits: ['b', 'a'], complete: true });
    expect(applied(run('b', onlyEu))).toEqual({ commits: ['b'], complete: false });
  });

  it.each<readonly [string, readonly JournalEvent[]]>([
    ['failed', run('b', whole, 'failed')],
    ['was refused', run('b', whole, 'refused')],
    ['left keys out', run('b', { ...whole, blocked: samplePlan().blocked })],
    [
      'undid something',
      run('b', { ...whole, restores: { digest: whole.digest, changes: [], snapshot: '' } }),
    ],
    ['was outside a repository', run(null)],
  ])('is no run that %s', (_, events) => {
    expect(applied([...run('a'), ...events])).toEqual({ commits: ['a'], complete: true });
    expect(applied(events)).toEqual({ commits: [], complete: false });
  });
});
