import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConsistency } from '../../../src/simulator/consistency/consistency.js';
import { Echoes } from '../../../src/simulator/consistency/echoes.js';
import { lateTable } from '../../../src/simulator/consistency/late-table.js';
import { change, type Engine } from '../../../src/simulator/engine.js';
import { createStore } from '../../../src/simulator/store.js';
import { Table } from '../../../src/simulator/table.js';

interface Thing {
  readonly id: string;
  readonly place: string;
  /** How many changes its id had, this one included. */
  readonly version: number;
}

const ids = ['a', 'b', 'c'];
const changes = fc.array(
  fc.record({
    id: fc.constantFrom(...ids),
    place: fc.constantFrom('here', 'there', null),
    after: fc.integer({ min: 0, max: 5 }),
    delay: fc.integer({ min: 1, max: 20 }),
  }),
  { maxLength: 30 },
);

/** Makes the changes one after the other, and looks at every moment. */
function replay(
  steps: typeof changes extends fc.Arbitrary<infer T> ? T : never,
  look: (now: number, table: Table<Thing>, echoes: Echoes<Thing>) => void,
): void {
  const table = new Table<Thing>({ place: ({ place }) => place });
  const echoes = new Echoes<Thing>();
  let now = 0;
  let version = 0;
  for (const { id, place, after, delay } of steps) {
    for (const until = now + after; now < until; now += 1) look(now, table, echoes);
    const was = table.get(id) ?? null;
    if (place === null) table.delete(id);
    else table.put(id, { id, place, version: ++version });
    if (was !== null || place !== null)
      echoes.add(id, { was, from: { shown: now + delay, inForce: now + delay } });
  }
  for (const end = now + 21; now <= end; now += 1) look(now, table, echoes);
}

const viewOf = (table: Table<Thing>, echoes: Echoes<Thing>, now: number) =>
  lateTable(table, echoes, { lens: 'shown', now }, ({ id }) => id);

describe('a late table', () => {
  it('agrees with itself: by id, by index, in counts and as a whole', () => {
    fc.assert(
      fc.property(changes, (steps) =>
        replay(steps, (now, table, echoes) => {
          const view = viewOf(table, echoes, now);
          const byId = ids.flatMap((id) => view.get(id) ?? []);
          expect([...view.values()].sort(byName)).toEqual(byId);
          for (const place of ['here', 'there']) {
            const filed = byId.filter((thing) => thing.place === place);
            expect([...view.where('place', place)].sort(byName)).toEqual(filed);
            expect(view.count('place', place)).toBe(filed.length);
          }
        }),
      ),
    );
  });

  it('never shows an older state than it showed before, and prunes nothing that is seen', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        const latest = new Map<string, number>();
        replay(steps, (now, table, echoes) => {
          const before = ids.map((id) => viewOf(table, echoes, now).get(id));
          echoes.prune(now);
          expect(ids.map((id) => viewOf(table, echoes, now).get(id))).toEqual(before);
          for (const thing of before.filter((each) => each !== undefined)) {
            expect(thing.version).toBeGreaterThanOrEqual(latest.get(thing.id) ?? 0);
            latest.set(thing.id, thing.version);
          }
        });
      }),
    );
  });

  it('is the table itself once the longest delay has passed', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        let last: { table: Table<Thing>; echoes: Echoes<Thing>; now: number } | null = null;
        replay(steps, (now, table, echoes) => {
          last = { table, echoes, now };
        });
        const { table, echoes, now } = last as unknown as {
          table: Table<Thing>;
          echoes: Echoes<Thing>;
          now: number;
        };
        expect([...viewOf(table, echoes, now).values()]).toEqual([...table.values()]);
        echoes.prune(now);
        expect(echoes.size).toBe(0);
        expect(viewOf(table, echoes, now)).toBe(table);
      }),
    );
  });
});

const byName = (a: Thing, b: Thing) => a.id.localeCompare(b.id);

describe('a change that isn’t kept', () => {
  const store = createStore();
  const consistency = createConsistency(store, { upToSeconds: 10 }, (bytes) => Buffer.alloc(bytes, 255));
  const alias = {
    arn: 'arn',
    account: '1',
    region: 'r',
    name: 'alias/a',
    targetKeyArn: 'key',
    createdAt: 0,
    updatedAt: 0,
  };
  const engineThat = (append: () => void) =>
    ({ store, consistency, persistence: { append }, clock: { now: () => 0 } }) as unknown as Engine;
  const put = () => store.aliases.put('arn', alias);
  const fails = () => {
    throw new Error('no');
  };

  it.each([
    [
      'because it fails',
      () =>
        change(
          engineThat(() => {}),
          () => [put(), fails()],
          ['aliases'],
        ),
    ],
    ['because it can’t be written down', () => change(engineThat(fails), put, ['aliases'])],
  ])('%s leaves nothing to be seen', (_, act) => {
    expect(act).toThrow('no');
    expect(consistency.pending(0)).toEqual([]);
    expect(consistency.views(0).shown).toBe(store);
  });

  it('is late where it is kept', () => {
    change(
      engineThat(() => {}),
      put,
      ['aliases'],
    );
    expect(consistency.views(9_999).shown.aliases.get('arn')).toBeUndefined();
    expect(consistency.views(10_000).shown).toBe(store);
  });
});
