import { describe, expect, it } from 'vitest';
import { compare } from '../../src/access/compare.js';
import { checkPair, type Problem } from './check-pair.js';
import { randomPair } from './pairs.js';

function report({ seed, kind, request, row }: Problem): string {
  const { before, after } = randomPair(seed);
  return `seed ${seed}: ${kind}\n${JSON.stringify({ request, row, before, after }, null, 1)}`;
}

describe('comparison against a brute-force grid', () => {
  it('covers every request that is gained or lost, and its witnesses are real', () => {
    const reports = Array.from({ length: 300 }, (_, index) => checkPair(randomPair(index + 1), compare, 700));
    expect(
      reports
        .flatMap(({ problems }) => problems)
        .slice(0, 3)
        .map(report),
    ).toEqual([]);
    expect(reports.filter(({ changed }) => changed > 0).length).toBeGreaterThan(100);
  });
});
