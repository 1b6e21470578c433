import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { type Journal, openJournal } from '../../../src/apply/journal/journal.js';
import { openStore } from '../../../src/apply/journal/open-store.js';
import type { JournalClock, JournalStore } from '../../../src/apply/journal/store.js';
import type { Outcome } from '../../../src/model/diagnostic.js';
import type { JournalEvent, Runner } from '../../../src/model/journal.js';
import { startS3 } from '../../support/s3-server.js';

export const clock: JournalClock = {
  now: Date.now,
  sleep: async (milliseconds) => {
    await wait(milliseconds);
  },
  random: Math.random,
};

export const alice: Runner = { who: 'alice@acme.example', host: 'laptop', process: 7, job: null };
export const bob: Runner = {
  who: 'bob@acme.example',
  host: 'build-1',
  process: 8,
  job: 'https://ci.example/8',
};

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keywright-journal-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One place of each kind, and how its stores are opened; each store is what another process would have. */
export interface Backend {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** A fresh place. */
  place(): string;
  open(place: string): Promise<JournalStore>;
}

export async function backends(): Promise<readonly [Backend, Backend]> {
  const folder = temporaryFolder();
  const s3 = await startS3({ buckets: ['journals'] });
  afterAll(() => s3.close());
  let number = 0;
  const backend = (name: string, env: Record<string, string>, root: string): Backend => ({
    name,
    env,
    place: () => {
      number += 1;
      return `${root}/${number}`;
    },
    open: async (place) => value(await openStore(place, { cwd: folder, env, clock })),
  });
  return [backend('file', {}, folder), backend('s3', s3.env, 's3://journals/acme')];
}

export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('; '));
  return outcome.value;
}

export async function journalAt(store: JournalStore): Promise<Journal> {
  return value(await openJournal(store, clock));
}

/** An event that nobody else writes. */
export function event(
  number: number,
  over: Partial<Extract<JournalEvent, { kind: 'step-begin' }>> = {},
): JournalEvent {
  return {
    kind: 'step-begin',
    run: 'run-1',
    digest: 'sha256:d',
    change: `cards@prod/description/${number}`,
    key: { name: 'cards', target: 'prod' },
    step: { op: 'set-description', description: `number ${number} ✓` },
    fence: 1,
    replaced: { arn: null, fields: { description: `number ${number - 1}` }, unread: [] },
    ...over,
  };
}
