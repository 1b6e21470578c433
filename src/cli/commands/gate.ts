import { approvalsOption, approvingOf, trustRefOption } from '../approving.js';
import { type GlassOptions, glassWarning, unsettledGlass } from '../broken-glass.js';
import { commandOf } from '../define-command.js';
import { exitCodes } from '../exit-codes.js';
import { journalOption } from '../journal-place.js';
import { readPlan } from '../read-plan.js';

/** `keywright gate PLAN`: whether the right people have approved exactly this plan. Asks no target, and changes nothing. */
export const defineGate = commandOf<GlassOptions>(
  {
    usage: 'gate <plan>',
    summary: 'Say whether the right people have approved exactly this plan, and what is missing',
    formats: ['human', 'json', 'markdown'],
    examples: [
      [
        'keywright gate plan.json',
        'rule by rule: required, given, missing; exit code 3 if anything is missing',
      ],
      ['keywright gate plan.json --trust-ref origin/release', 'by the rules of another protected branch'],
      ['keywright gate plan.json --format markdown', 'as a comment for a pull request'],
    ],
  },
  (command) => {
    command
      .option(...approvalsOption)
      .option(...trustRefOption)
      .option(...journalOption);
  },
  async (session, [file = ''], options) => {
    const plan = await readPlan(session, file);
    if (!plan.ok) return session.fail(plan.problems);
    const pipeline = await import('../../pipeline.js');
    const loaded = await pipeline.validate(session.folder);
    if (!loaded.ok) return session.fail(loaded.problems);
    const approving = await approvingOf(session, loaded.value, plan.value, options);
    if (!approving.ok) return session.fail(approving.problems);
    const { glass, warnings } = await unsettledGlass(session, loaded.value, options);
    const decision = pipeline.judge(loaded.value, plan.value, approving.value, Date.now());
    session.warn([...glass.map(glassWarning), ...plan.warnings, ...loaded.warnings]);
    session.warn([...approving.warnings, ...warnings]);
    const { gateHuman, gateJson, gateMarkdown } = await import('../../render/index.js');
    if (session.format === 'json') session.print(gateJson(decision));
    else if (session.format === 'markdown') session.print(gateMarkdown(decision));
    else session.print(gateHuman(decision, session.onStdout));
    return decision.passes ? exitCodes.done : exitCodes.approval;
  },
);
