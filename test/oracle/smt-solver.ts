import { init } from 'z3-solver';

export interface Solver {
  /** Whether SMT-LIB text is satisfiable. */
  solve(problem: string): Promise<'sat' | 'unsat' | 'unknown'>;
}

/** Lends a Z3 solver; it runs in threads of its own, which end with the work. */
export async function withSolver<T>(work: (solver: Solver) => Promise<T>): Promise<T> {
  const { Context, em } = await init();
  const { Solver } = Context('oracle');
  try {
    return await work({
      solve: async (problem) => {
        const solver = new Solver();
        solver.set('timeout', 20_000);
        solver.fromString(problem);
        const answer = await solver.check();
        solver.release();
        return answer;
      },
    });
  } finally {
    em.PThread.terminateAllThreads();
  }
}
