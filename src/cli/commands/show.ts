import { commandOf } from '../define-command.js';
import { exitCodes } from '../exit-codes.js';
import { printPlanResult } from '../print-plan.js';
import { readPlan } from '../read-plan.js';

/** `keywright show PLAN`: what a plan file would do. */
export const defineShow = commandOf<object>(
  {
    usage: 'show <plan>',
    summary: 'Show what a plan file would do, after checking its digest',
    formats: ['human', 'json', 'markdown'],
    examples: [
      ['keywright show plan.json', 'read a plan'],
      [
        'keywright show plan.json --verbose',
        'with whole ARNs, all operations, and what new keys are made of',
      ],
    ],
  },
  () => undefined,
  async (session, [file = '']) => {
    const plan = await readPlan(session, file);
    if (!plan.ok) return session.fail(plan.problems);
    session.warn(plan.warnings);
    await printPlanResult(session, plan.value);
    return exitCodes.done;
  },
);
