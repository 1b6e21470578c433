import type { Plan } from '../model/plan.js';
import type { Session } from './session.js';

/** Prints a plan in the session's format; as JSON it is the plan file itself, byte for byte. */
export async function printPlanResult(session: Session, plan: Plan): Promise<void> {
  if (session.format === 'json') {
    const { printPlan } = await import('../plan/plan-file.js');
    session.print(printPlan(plan));
    return;
  }
  const { planHuman, planMarkdown } = await import('../render/index.js');
  session.print(session.format === 'markdown' ? planMarkdown(plan) : planHuman(plan, session.onStdout));
}
