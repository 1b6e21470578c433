import { describe, expect, it } from 'vitest';
import { type Disagreement, runDifferential } from './differ.js';

/** What to look at first: who, what, with which policy. */
function report({ seed, ours, naive, request, policies, grants }: Disagreement): string {
  return `seed ${seed}: ${ours}, naive ${naive}\n${JSON.stringify({ request, policies, grants }, null, 1)}`;
}

describe('evaluation against a second, naive evaluator', () => {
  it('gives the same verdict on random policies, grants and requests', () => {
    const { disagreements, verdicts } = runDifferential(1, 600, 10);
    expect(disagreements.slice(0, 3).map(report)).toEqual([]);
    expect(verdicts.allow).toBeGreaterThan(500);
    expect(verdicts.unknown).toBeGreaterThan(50);
    expect(verdicts.deny).toBeGreaterThan(500);
  });
});
