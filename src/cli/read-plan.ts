import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { Plan } from '../model/plan.js';
import { readTextFile } from './read-text-file.js';
import type { Session } from './session.js';

/** The plan in a file: read whole, with a right digest, or the problems. */
export async function readPlan(session: Session, file: string): Promise<Outcome<Plan>> {
  const text = await readTextFile(session.terminal.cwd, file);
  if (!text.ok) return { ...text, problems: text.problems.map(withHint) };
  const { parsePlan } = await import('../plan/plan-file.js');
  return parsePlan(text.value, file);
}

function withHint(problem: Diagnostic): Diagnostic {
  if (problem.code !== 'KW6010') return problem;
  return { ...problem, remedy: 'check the path; `keywright plan --out FILE` writes a plan file' };
}
