import type { RehearsedFailure } from '../../model/rehearsal.js';
import type { Step } from '../../model/step.js';
import { partiesOf, principalsIn } from './observed-principals.js';

/**
 * A failure for principals that don't exist, with those alone: AWS doesn't say which of all that a policy names it means, but on the
 * stage it is known who is `live` (ARNs). Other failures stay as they are.
 */
export function namingMissing(failure: RehearsedFailure, live: ReadonlySet<string>): RehearsedFailure {
  const { change, problem } = failure;
  if (problem.code !== 'KW5009') return failure;
  const missing = namedIn(change.step).filter((arn) => !live.has(arn));
  if (missing.length === 0) return failure;
  const names = missing.map((arn) => `\`${arn}\``).join(', ');
  return {
    change,
    problem: { ...problem, message: problem.message.replace(/(doesn’t exist): .*$/s, `$1: ${names}`) },
  };
}

function namedIn(step: Step): readonly string[] {
  if (step.op === 'put-policy') return principalsIn([step.policy], []);
  if (step.op === 'create-key' || step.op === 'replicate-key') return principalsIn([step.state.policy], []);
  if (step.op !== 'create-grant') return [];
  return principalsIn([], partiesOf([step.grant]));
}
