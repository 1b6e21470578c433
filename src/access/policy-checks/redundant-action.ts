import { isWithin } from './reach.js';
import { actionPath, statementCheck } from './statement-check.js';

export const redundantAction = statementCheck(
  {
    id: 'redundant-action',
    title: 'an action is covered by another',
    why: 'who removes one of the two believes to have taken it away',
    remedy: 'remove the action that is covered',
    severity: 'note',
    origins: ['Access Analyzer REDUNDANT_ACTION'],
  },
  ({ statement }) => {
    const patterns = statement.actions?.patterns ?? [];
    const lower = patterns.map((pattern) => pattern.toLowerCase());
    const firstAt = new Map<string, number>();
    lower.forEach((pattern, index) => {
      if (!firstAt.has(pattern)) firstAt.set(pattern, index);
    });
    const wide = [...firstAt].filter(([pattern]) => /[*?]/.test(pattern));
    return patterns.flatMap((pattern, index) => {
      const own = lower[index] ?? '';
      const same = firstAt.get(own) ?? index;
      const isBroader = ([other, at]: readonly [string, number]) =>
        at !== same && isWithin(own, other) && (at < same || !isWithin(other, own));
      const by = same < index ? same : wide.find(isBroader)?.[1];
      if (by === undefined) return [];
      return {
        path: actionPath(statement, index),
        message: `\`${pattern}\` is covered by \`${patterns[by]}\``,
      };
    });
  },
);
