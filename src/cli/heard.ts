import type { Plan } from '../model/plan.js';
import { type ApprovingOptions, approvingOf } from './approving.js';
import type { Session } from './session.js';

/**
 * Why the gate counts what was just written to `file` for nothing, in its words; empty where it counts, and null where the estate isn't
 * here, or its rules can't be read, so that the gate can't be asked.
 */
export async function unheard(
  session: Session,
  plan: Plan,
  file: string,
  options: ApprovingOptions,
): Promise<readonly string[] | null> {
  const pipeline = await import('../pipeline.js');
  const loaded = await pipeline.validate(session.folder);
  if (!loaded.ok) return null;
  const approving = await approvingOf(session, loaded.value, plan, options);
  if (!approving.ok) return null;
  const { mode, rules } = pipeline.judge(loaded.value, plan, approving.value, Date.now());
  if (mode === 'off' || rules.some(({ given }) => given.some(({ from }) => from === file))) return [];
  const reasons = rules
    .flatMap(({ rejected }) => rejected)
    .filter(({ from, reason }) => from === file && reason !== 'objection')
    .map(({ reason, detail }) => `${reason}: ${detail}`);
  return [...new Set(reasons)];
}
