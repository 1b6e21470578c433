import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, validate } from '../../src/pipeline.js';
import { openDesk, root, value } from '../support/desk.js';
import { type Document, randomEstate } from './random-estate.js';

const second = `${root.split('---')[1] ?? ''}`
  .replace('name: main', 'name: second')
  .replace('eu-west-1', 'eu-central-1');
const places = `${root}---${second}`;

/** The documents in some order, over some files. */
const arrangement = fc.record({
  order: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
  files: fc.integer({ min: 1, max: 4 }),
});

function arranged(
  documents: readonly Document[],
  { order, files }: { order: readonly number[]; files: number },
) {
  const shuffled = documents
    .map(({ text }, index) => ({ text, at: order[index] ?? 0, index }))
    .sort((a, b) => a.at - b.at || a.index - b.index);
  const texts: Record<string, string> = { 'keywright.yaml': places };
  for (const { text, at } of shuffled) {
    const file = `part-${at % files}/${String(at % 7)}.yaml`;
    texts[file] = (texts[file] ?? '') + text;
  }
  return texts;
}

describe('any valid estate', () => {
  it('compiles to the same state however its documents and files are arranged', async () => {
    const desk = await openDesk();
    try {
      await fc.assert(
        fc.asyncProperty(randomEstate, arrangement, arrangement, async (documents, one, other) => {
          const states = [];
          for (const files of [arranged(documents, one), arranged(documents, other)]) {
            await desk.write(files);
            const desired = value(compile(value(await validate(desk.folder))));
            states.push(JSON.stringify(desired.map(({ source: _, ...rest }) => rest)));
          }
          expect(states[1]).toBe(states[0]);
        }),
        { numRuns: 40 },
      );
    } finally {
      await desk.close();
    }
  });

  it('is live after an apply, and then a plan is empty', async () => {
    await fc.assert(
      fc.asyncProperty(randomEstate, arrangement, async (documents, arrangement) => {
        const desk = await openDesk();
        try {
          await desk.write(arranged(documents, arrangement));
          for (let round = 0; round < 3 && (await desk.plan()).changes.length > 0; round += 1)
            await desk.settle();
          expect(await desk.plan()).toMatchObject({ changes: [], blocked: [] });
          for (const target of (await desk.drift()).targets)
            expect(target).toMatchObject({ drifted: [], missing: [], unknown: [], unmanaged: [] });
        } finally {
          await desk.close();
        }
      }),
      { numRuns: 15 },
    );
  });

  it('needs no second apply unless a key ends or waits for its material', async () => {
    await fc.assert(
      fc.asyncProperty(randomEstate, async (documents) => {
        fc.pre(!documents.some(({ text }) => /"(retired|disabled|external)"/.test(text)));
        const desk = await openDesk();
        try {
          await desk.write(arranged(documents, { order: [], files: 1 }));
          await desk.settle();
          expect((await desk.plan()).changes).toEqual([]);
        } finally {
          await desk.close();
        }
      }),
      { numRuns: 15 },
    );
  });
});
