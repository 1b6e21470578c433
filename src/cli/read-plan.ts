import type { Outcome } from '../model/diagnostic.js';
import type { Plan } from '../model/plan.js';
import { readTextFile } from './read-text-file.js';
import type { Session } from './session.js';

/** The plan in a file: read whole, with a right digest, or the problems. */
export async function readPlan(session: Session, file: string): Promise<Outcome<Plan>> {
  const text = await readTextFile(session.terminal.cwd, file);
  if (!text.ok) return text;
  const { parsePlan } = await import('../plan/plan-file.js');
  return parsePlan(text.value, file);
}
