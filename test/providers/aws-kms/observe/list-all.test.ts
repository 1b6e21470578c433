import { describe, expect, it } from 'vitest';
import { listAll, nextMarker } from '../../../../src/providers/aws-kms/observe/list-all.js';

type Answer = {
  readonly Truncated?: boolean;
  readonly NextMarker?: string;
  readonly items?: readonly string[];
};

/** A listing that answers these pages, the last one for ever. */
function listing(...pages: readonly Answer[]) {
  let read = 0;
  return listAll('ListKeys', async () => {
    const answer = pages[Math.min(read, pages.length - 1)] ?? {};
    read += 1;
    return { items: answer.items ?? [], next: nextMarker(answer) };
  });
}

describe('a listing', () => {
  it('is read to its end, through pages that are empty', async () => {
    const all = listing(
      { Truncated: true, NextMarker: 'a', items: ['1'] },
      { Truncated: true, NextMarker: 'b' },
      { Truncated: false, NextMarker: 'c', items: ['2'] },
    );
    expect(await all).toEqual(['1', '2']);
  });

  it.each([{ Truncated: true }, { Truncated: true, NextMarker: '' }])(
    'that goes on without saying where is no whole one: %j',
    async (page) => {
      await expect(listing({ ...page, items: ['1'] })).rejects.toThrow('goes on');
    },
  );

  it('that leads in a circle is refused', async () => {
    await expect(listing({ Truncated: true, NextMarker: 'a' })).rejects.toThrow('same page twice');
  });
});
