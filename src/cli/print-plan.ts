import type { Plan } from '../model/plan.js';
import type { RehearsalReport } from '../model/rehearsal.js';
import type { Session } from './session.js';

/**
 * Prints a plan in the session's format; as JSON it is the plan file itself, byte for byte. With a rehearsal, that comes after it, and
 * JSON is `{plan, rehearsal}`.
 */
export async function printPlanResult(
  session: Session,
  plan: Plan,
  rehearsal: RehearsalReport | null = null,
): Promise<void> {
  if (session.format === 'json') {
    const { printPlan } = await import('../plan/plan-file.js');
    const text = printPlan(plan);
    if (rehearsal === null) return session.print(text);
    const { rehearsalJson } = await import('../render/index.js');
    return session.print(`{"plan":${text.trimEnd()},"rehearsal":${rehearsalJson(rehearsal).trimEnd()}}\n`);
  }
  const render = await import('../render/index.js');
  const isMarkdown = session.format === 'markdown';
  session.print(isMarkdown ? render.planMarkdown(plan) : render.planHuman(plan, session.onStdout));
  if (rehearsal === null) return;
  const text = isMarkdown
    ? render.rehearsalMarkdown(rehearsal)
    : render.rehearsalHuman(rehearsal, session.onStdout);
  session.print(`\n${text}`);
}
