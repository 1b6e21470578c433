import { accountOf } from '../match-principal.js';
import { principalPath, statementCheck } from './statement-check.js';

export const redundantPrincipal = statementCheck(
  {
    id: 'redundant-principal',
    title: 'a principal is covered by another',
    why: 'who removes one of the two believes to have taken the access away',
    remedy: 'remove the principal that is covered',
    severity: 'note',
    origins: ['keywright'],
  },
  ({ statement }) => {
    const entries = statement.principals?.entries ?? [];
    const names = entries.map(({ type, value }) => `${type} ${accountOf(value) ?? value}`);
    const everybody = names.indexOf('AWS *');
    return entries.flatMap(({ value }, index) => {
      const path = principalPath(statement, index);
      if (names.indexOf(names[index] ?? '') < index)
        return { path, message: `\`${value}\` stands there twice` };
      return everybody >= 0 && index !== everybody
        ? { path, message: `\`${value}\` is covered by \`*\`` }
        : [];
    });
  },
);
