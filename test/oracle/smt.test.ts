import { describe, expect, it } from 'vitest';
import { compare } from '../../src/access/compare.js';
import { accessOf } from './check-pair.js';
import { runSmt, smtPair } from './check-smt.js';
import { gridOf } from './grid.js';
import { gainProblem } from './smt.js';
import { withSolver } from './smt-solver.js';

describe('comparison against an SMT solver', () => {
  it('agrees on whether anything is gained', async () => {
    const run = await withSolver((solver) => runSmt(solver, compare, 1, 50));
    expect(run.disagreements).toEqual([]);
    expect(run.gains).toBeGreaterThan(10);
    expect(run.undecided).toBeLessThan(10);
  });

  it('has an encoding that finds whatever a grid of requests finds', async () => {
    const answers = await withSolver(async (solver) => {
      const missed: number[] = [];
      for (let seed = 1001; seed <= 1030; seed++) {
        const { before, after, ...rest } = smtPair(seed);
        const grid = gridOf({ ...rest, before, after }, 700);
        const gained = grid.some((request) => accessOf(after, request) > accessOf(before, request));
        if (gained && (await solver.solve(gainProblem(before, after))) !== 'sat') missed.push(seed);
      }
      return missed;
    });
    expect(answers).toEqual([]);
  });
});
