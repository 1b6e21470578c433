import { type Compare, isReal } from './check-pair.js';
import { type Pair, type RawState, randomPair, stateOf } from './pairs.js';
import { gainProblem } from './smt.js';
import { smtKeys } from './smt-conditions.js';
import type { Solver } from './smt-solver.js';
import { keyAccount, keyArn } from './world.js';

export interface SmtDisagreement {
  readonly seed: number;
  readonly solver: 'sat' | 'unsat';
  readonly gained: number;
}

export interface SmtRun {
  readonly pairs: number;
  readonly gains: number;
  /** Where one of the two didn't decide: a row that isn't certain, or a solver that ran out of time. */
  readonly undecided: number;
  /** Where the comparison has a request that is real and that the solver's small universe doesn't have. */
  readonly beyond: number;
  readonly disagreements: readonly SmtDisagreement[];
}

/** A pair that the encoding can say: its grants have no constraints. */
export function smtPair(seed: number): Pair {
  const { before, after, ...rest } = randomPair(seed, smtKeys);
  const plain = ({ policy, grants }: RawState): RawState => ({
    policy,
    grants: grants.map((grant) => ({ ...grant, constraints: {} })),
  });
  return { ...rest, before: plain(before), after: plain(after) };
}

/** Asks a solver whether anything is gained, and holds that against the comparison's certain rows. */
export async function runSmt(
  solver: Solver,
  compare: Compare,
  firstSeed: number,
  pairs: number,
): Promise<SmtRun> {
  const disagreements: SmtDisagreement[] = [];
  let [gains, undecided, beyond] = [0, 0, 0];
  for (let seed = firstSeed; seed < firstSeed + pairs; seed++) {
    const { before, after } = smtPair(seed);
    const { gained } = compare(stateOf(before), stateOf(after), {
      account: keyAccount,
      key: { arn: keyArn },
    });
    const answer = await solver.solve(gainProblem(before, after));
    const certain = gained.filter(({ certainty }) => certainty === 'certain');
    if (answer === 'sat') gains += 1;
    if (answer === 'unknown' || (gained.length > 0 && certain.length === 0 && answer === 'unsat'))
      undecided += 1;
    else if (answer === 'unsat' && certain.some((row) => isReal(row, before, after))) beyond += 1;
    else if ((answer === 'sat') !== gained.length > 0)
      disagreements.push({ seed, solver: answer, gained: gained.length });
  }
  return { pairs, gains, undecided, beyond, disagreements };
}
