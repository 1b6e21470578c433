import { describe, expect, it } from 'vitest';
import { contentProblems } from '../../../src/apply/journal/content.js';
import { sealEntry } from '../../../src/apply/journal/entry.js';
import { eventFault } from '../../../src/apply/journal/event-shape.js';
import { judgeJournal } from '../../../src/apply/journal/judge.js';
import { openRun } from '../../../src/apply/journal/run.js';
import type { JournalEvent } from '../../../src/model/journal.js';
import { approvalText } from '../../approval/made-approval.js';
import { change } from '../../render/samples.js';
import { alice, backends, clock, event, journalAt, value } from './building.js';
import { carryOut, done, plan, requestOf, startOf } from './sample-run.js';

const [backend] = await backends();
const { gate, evidence } = startOf(plan);
const of = { run: 'run-a', digest: plan.digest };
const planned: JournalEvent = { kind: 'plan', ...of, plan };
const approved: JournalEvent = { kind: 'approvals', ...of, gate, evidence };
const other = approvalText({ digest: `sha256:${'0'.repeat(64)}` });

function problemsOf(kept: JournalEvent): readonly string[] {
  expect(eventFault(kept)).toBeNull();
  return contentProblems([sealEntry(null, kept, 0)]).map(({ code, message }) => `${code} ${message}`);
}

describe('what a journal’s plans and approvals say of themselves', () => {
  it('is true in what a run writes', async () => {
    const place = backend.place();
    const run = value(await openRun(requestOf(await backend.open(place), alice, clock)));
    await run.end(await carryOut(value(await run.begin(startOf(plan))), done));
    const options = { checkpoints: [], signers: null };
    expect(value(await judgeJournal(await backend.open(place), options)).problems).toEqual([]);
  });

  it.each<[string, JournalEvent]>([
    ['a change more', { ...planned, plan: { ...plan, changes: [...plan.changes, change({ id: 'four' })] } }],
    ['a rule less', { ...planned, plan: { ...plan, requires: [] } }],
    ['the digest of another', { ...planned, digest: `sha256:${'0'.repeat(64)}` }],
    ['its own digest another', { ...planned, plan: { ...plan, digest: `sha256:${'0'.repeat(64)}` } }],
  ])('is not where a plan has %s', (_, kept) => {
    expect(problemsOf(kept)).toEqual([
      expect.stringMatching(/^KW4575 entry 1 says that its plan has the digest /),
    ]);
  });

  it.each<[string, string, RegExp]>([
    ['nothing', '', /^KW4575 entry 1 holds an approval from `approvals\/1.json` that is none: /],
    [
      'an edited one',
      evidence[0]?.text.replace('"payload": "e', '"payload": "f') ?? '',
      /that is none: bad signature/,
    ],
    [
      'one of another plan',
      other,
      /counts an approval from `approvals\/1.json` without a signature over sha256:/,
    ],
  ])('is not where the evidence is %s', (_, text, words) => {
    const problems = problemsOf({ ...approved, evidence: [{ from: 'approvals/1.json', text }] });
    expect(problems.some((problem) => words.test(problem))).toBe(true);
  });

  it('is not where an approval counts of which there is no evidence', () => {
    expect(problemsOf({ ...approved, evidence: [] })).toEqual([
      expect.stringContaining('without a signature'),
    ]);
  });

  it('is where what didn’t count is of another plan', () => {
    const beside = [...evidence, { from: 'approvals/2.json', text: other }];
    expect(problemsOf({ ...approved, evidence: beside })).toEqual([]);
  });

  it('is said first where it comes first', async () => {
    const place = backend.place();
    const journal = await journalAt(await backend.open(place));
    await journal.append({ ...approved, evidence: [] });
    await journal.append(event(2));
    const { appendFileSync } = await import('node:fs');
    appendFileSync(place, '{}\n');
    const verdict = value(await judgeJournal(await backend.open(place), { checkpoints: [], signers: null }));
    expect(verdict.problems.map(({ code }) => code)).toEqual(['KW4575', 'KW4562']);
  });
});

describe('an event that isn’t what readers rely on', () => {
  it.each<[string, object]>([
    ['a holder that is none', { kind: 'lock', run: 'a', takenFrom: {} }],
    ['a plan without changes', { kind: 'plan', ...of, plan: { digest: '', estate: '' } }],
    ['evidence without text', { kind: 'approvals', ...of, gate, evidence: [{ from: 'x' }] }],
    ['a gate without rules', { kind: 'approvals', ...of, gate: { mode: 'on', trust: '' }, evidence }],
    ['a runner without a name', { kind: 'started', ...of, runner: {}, remaining: [], before: [] }],
    ['a list of no texts', { kind: 'started', ...of, runner: alice, remaining: [1], before: [] }],
    ['a snapshot without fields', { ...event(1), replaced: { arn: null, unread: [] } }],
  ])('is refused: %s', (_, kept) => {
    expect(eventFault(kept)).not.toBeNull();
  });
});
