import { compare } from '../src/access/compare.js';
import { checkPair, type Problem } from '../test/oracle/check-pair.js';
import { runSmt, smtPair } from '../test/oracle/check-smt.js';
import { runDifferential } from '../test/oracle/differ.js';
import { randomPair } from '../test/oracle/pairs.js';
import { withSolver } from '../test/oracle/smt-solver.js';

/**
 * The long run of what `test/oracle/` runs shortly: `npm run fuzz -- [first seed] [parts]`, parts being some of
 * `evaluate,compare,smt`. Each part prints one line; disagreements follow with their seed. Exit code 1 if there are any.
 */
const [firstSeed = '1', parts = 'evaluate,compare,smt'] = process.argv.slice(2);
const seed = Number(firstSeed);
const printed = 3;

const amounts = { policies: 20_500, requestsEach: 10, pairs: 20_000, grid: 1_500, smtPairs: 2_000 };

function line(part: string, pairs: number, disagreements: number, started: number, more: string): void {
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${part}: ${pairs} pairs, ${disagreements} disagreements, ${seconds} s (${more})`);
  if (disagreements > 0) process.exitCode = 1;
}

function fuzzEvaluate(): void {
  const started = Date.now();
  const { pairs, disagreements, verdicts } = runDifferential(seed, amounts.policies, amounts.requestsEach);
  const { allow, deny, unknown } = verdicts;
  line('evaluate', pairs, disagreements.length, started, `${allow} allow, ${deny} deny, ${unknown} unknown`);
  for (const found of disagreements.slice(0, printed)) console.log(JSON.stringify(found));
}

function fuzzCompare(): void {
  const started = Date.now();
  const problems: Problem[] = [];
  let [requests, changed, may] = [0, 0, 0];
  for (let at = seed; at < seed + amounts.pairs; at++) {
    const report = checkPair(randomPair(at), compare, amounts.grid);
    problems.push(...report.problems.slice(0, 1));
    requests += report.requests;
    changed += report.changed > 0 ? 1 : 0;
    may += report.comparison.gained.some(({ certainty }) => certainty === 'may') ? 1 : 0;
  }
  line(
    'compare',
    amounts.pairs,
    problems.length,
    started,
    `${requests} requests, ${changed} pairs differ, ${may} with a “may”`,
  );
  for (const found of problems.slice(0, printed)) {
    const { before, after } = randomPair(found.seed);
    console.log(JSON.stringify({ ...found, before, after }));
  }
}

async function fuzzSmt(): Promise<void> {
  const started = Date.now();
  const run = await withSolver((solver) => runSmt(solver, compare, seed, amounts.smtPairs));
  line(
    'smt',
    run.pairs,
    run.disagreements.length,
    started,
    `${run.gains} gains, ${run.undecided} undecided, ${run.beyond} beyond the solver’s requests`,
  );
  for (const found of run.disagreements.slice(0, printed))
    console.log(JSON.stringify({ ...found, ...smtPair(found.seed) }));
}

if (parts.includes('evaluate')) fuzzEvaluate();
if (parts.includes('compare')) fuzzCompare();
if (parts.includes('smt')) await fuzzSmt();
