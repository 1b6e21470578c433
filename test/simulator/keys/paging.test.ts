import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { page } from '../../../src/simulator/operations/paging.js';
import { type Estate, failure, openEstate } from './world.js';

let estate: Estate;
beforeAll(async () => {
  estate = await openEstate();
});
afterAll(() => estate.simulator.close());

describe('ListKeys', () => {
  it('gives 100 keys a page, up to 1000 if asked, and each key once', async () => {
    const made = new Set<string>();
    for (let index = 0; index < 205; index += 1) made.add(await estate.makeKey());
    const first = await estate.admin.listKeys({});
    expect(first.Keys).toHaveLength(100);
    expect(first.Truncated).toBe(true);
    const second = await estate.admin.listKeys({ Marker: first.NextMarker });
    const third = await estate.admin.listKeys({ Marker: second.NextMarker });
    expect(third).toMatchObject({ Truncated: false });
    expect(third).not.toHaveProperty('NextMarker');
    const listed = [first, second, third].flatMap(({ Keys = [] }) => Keys.map(({ KeyId }) => KeyId));
    expect(listed.sort()).toEqual([...made].sort());
    expect((await estate.admin.listKeys({ Limit: 1000 })).Keys).toHaveLength(205);
  });

  it('knows only its own account and Region', async () => {
    expect((await estate.as('partner').listKeys({})).Keys).toEqual([]);
    expect((await estate.as('administrator', 'eu-west-1').listKeys({})).Keys).toEqual([]);
    expect(await failure(estate.as('nobody').listKeys({}))).toContain('AccessDeniedException');
  });

  it('refuses other limits and markers', async () => {
    for (const Limit of [0, 1001])
      expect(await failure(estate.admin.listKeys({ Limit }))).toContain('ValidationException');
    for (const Marker of ['x', 'bm90IG91cnM', `${(await estate.admin.listKeys({ Limit: 1 })).NextMarker}A`])
      expect(await failure(estate.admin.listKeys({ Marker }))).toContain('InvalidMarkerException');
  });
});

describe('pages', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 40 });

  it('give what is there all the time exactly once, in order, whatever comes and goes between them', () => {
    fc.assert(
      fc.property(
        ids,
        ids,
        fc.array(ids, { maxLength: 50 }),
        fc.integer({ min: 1, max: 7 }),
        (a, b, passing, Limit) => {
          const staying = [...new Set([...a, ...b])];
          const others = passing.map((list) => list.filter((id) => !staying.includes(id)));
          const given: string[] = [];
          let marker: string | undefined;
          for (let turn = 0; ; turn += 1) {
            const items = [...(others[turn] ?? []), ...staying];
            const input = marker === undefined ? { Limit } : { Limit, Marker: marker };
            const answer = page(items, input, { default: 100, max: 100 }, (id) => id);
            expect(answer.items.length).toBeLessThanOrEqual(Limit);
            given.push(...answer.items);
            if (!answer.Truncated) break;
            marker = answer.NextMarker;
          }
          expect(given).toEqual([...new Set(given)].sort());
          expect(given.filter((id) => staying.includes(id))).toEqual(staying.sort());
        },
      ),
    );
  });
});
