import type { Place } from '../../model/place.js';
import type { RehearsalReport } from '../../model/rehearsal.js';
import { explain } from '../diagnostics.js';
import { jsonText } from '../visible.js';

/** What a rehearsal found, for programs; `schemas/rehearsal.schema.json` has its shape. */
export function rehearsalJson(report: RehearsalReport): string {
  const { digest, passes, blocked, apply, failures, trials, assumptions } = report;
  return jsonText({
    digest,
    passes,
    blocked: blocked.map(({ key, code, message, remedy }) => ({ key, code, message, remedy })),
    apply: {
      outcome: apply.outcome,
      done: apply.outcome === 'refused' ? [] : apply.done.map(({ id }) => id),
      notDone: apply.outcome === 'failed' ? apply.notDone.map(({ id }) => id) : [],
      problems: (apply.outcome === 'applied' ? apply.warnings : apply.problems).map(explain),
    },
    failures: failures.map(({ change, problem }) => ({ change: change.id, problem: explain(problem) })),
    access: trials.map(({ trial, outcome, because }) => ({
      key: trial.key,
      givenBy: { kind: trial.kind, grant: trial.grant, place: placeOf(trial.place) },
      principal: trial.principal,
      action: trial.action,
      context: trial.context,
      outcome,
      because,
    })),
    assumptions,
  });
}

function placeOf({ file, line, column }: Place) {
  return { file, line, column };
}
