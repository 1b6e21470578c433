import { appendFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entryText } from '../../../src/apply/journal/entry.js';
import { readJournal } from '../../../src/apply/journal/journal.js';
import { openRun } from '../../../src/apply/journal/run.js';
import { signCheckpoint, sshCheckpointKey } from '../../../src/apply/journal/sign-checkpoint.js';
import type { JournalEvent } from '../../../src/model/journal.js';
import { testSigner } from '../../approval/made-approval.js';
import { schemaProblems } from '../../render/fits-schema.js';
import { alice, backends, bob, clock, journalAt, value } from './building.js';
import { arn, carryOut, done, plan, requestOf, startOf } from './sample-run.js';

const [backend] = await backends();
const others = ['plan', 'gate'];

/** A journal with every kind of event: a broken glass, a run that was taken over and failed, a torn entry, a checkpoint. */
async function everything(): Promise<string> {
  const place = backend.place();
  const open = () => backend.open(place);
  const first = value(await openRun(requestOf(await open(), alice, clock)));
  const glass = { person: 'Ann Example', group: 'ops', reason: 'INC-1' };
  await first.begin(startOf(plan, { mode: 'break-glass', glass }));
  appendFileSync(place, '{"torn');
  const second = value(await openRun(requestOf(await open(), bob, clock, { id: 'run-b', takeLocks: true })));
  const problem = { code: 'KW5001', severity: 'error', message: 'no' } as const;
  const recorder = value(await second.begin(startOf(plan)));
  const report = await carryOut(recorder, (change) =>
    change.id === 'two' ? Promise.resolve({ result: 'failed', problem }) : done(change),
  );
  expect(await second.end(report)).toBeNull();
  const journal = await journalAt(await open());
  const tip = journal.entries().at(-1);
  if (tip === undefined) throw new Error('no entries');
  const checkpoint = await signCheckpoint(tip, sshCheckpointKey(testSigner));
  if (!checkpoint.ok) throw new Error(checkpoint.reason);
  await journal.append({ kind: 'checkpoint', ...checkpoint.value });
  return place;
}

describe('schemas/journal-entry.schema.json', () => {
  it('describes every entry of a real journal', async () => {
    const read = value(await readJournal(await backend.open(await everything())));
    expect(read.problem).toBeNull();
    const kinds: JournalEvent['kind'][] = [
      'lock',
      'plan',
      'approvals',
      'break-glass',
      'started',
      'step-begin',
    ];
    const later: JournalEvent['kind'][] = ['step-end', 'finished', 'checkpoint', 'torn'];
    expect(new Set(read.entries.map(({ event }) => event.kind))).toEqual(new Set([...kinds, ...later]));
    for (const entry of read.entries)
      expect(schemaProblems('journal-entry', entryText(entry), others), entry.event.kind).toEqual([]);
  });

  it.each<[string, (text: string) => string]>([
    ['another version', (text) => text.replace('"version":1', '"version":2')],
    ['an unknown kind', (text) => text.replace('"kind":"step-end"', '"kind":"step"')],
    ['a member too many', (text) => text.replace('"change"', '"x":1,"change"')],
    ['a hash that is none', (text) => text.replace(/"hash":"sha256:/, '"hash":"')],
  ])('doesn’t fit %s', async (_, edit) => {
    const read = value(await readJournal(await backend.open(await everything())));
    const entry = read.entries.find(({ event }) => event.kind === 'step-end');
    if (entry === undefined) throw new Error('no step');
    expect(entryText(entry)).toContain(arn);
    expect(schemaProblems('journal-entry', edit(entryText(entry)), others)).not.toEqual([]);
  });
});
