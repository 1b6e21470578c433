import type { Statement } from '../policy.js';
import { conditionPath, type Spot, statementCheck } from './statement-check.js';

/** Source: IAM user guide, "Policy variables", where a default is `${key, 'text'}`. */
export const variableForm = statementCheck(
  {
    id: 'variable-form',
    title: 'a policy variable is malformed',
    why: 'AWS refuses it or takes it literally',
    remedy: 'write a dollar sign and the condition key in braces, a default after a comma in single quotes',
    severity: 'error',
    origins: [
      'Access Analyzer EMPTY_VARIABLE',
      'Access Analyzer MISSING_BRACE_IN_VARIABLE',
      'Access Analyzer MISSING_QUOTE_IN_VARIABLE',
      'Access Analyzer UNSUPPORTED_SPACE_IN_VARIABLE',
    ],
  },
  ({ statement, policy }) => (policy.version === '2012-10-17' ? spots(statement) : []),
);

function spots(statement: Statement): readonly Spot[] {
  const resources = statement.resources?.patterns ?? [];
  const name = statement.resources?.not === true ? 'NotResource' : 'Resource';
  return [
    ...resources.flatMap((value, index) => spotsOf(value, [name, index])),
    ...statement.conditions.flatMap((condition) =>
      condition.values.flatMap((value, index) => spotsOf(value, conditionPath(condition, index))),
    ),
  ];
}

function spotsOf(value: string, path: Spot['path']): readonly Spot[] {
  const starts = [...value.matchAll(/\$\{/g)].map(({ index }) => index);
  return starts.flatMap((start) => {
    const problem = problemOf(value.slice(start + 2));
    return problem === null ? [] : { path, message: `\`${value}\` has a variable ${problem}` };
  });
}

function problemOf(rest: string): string | null {
  const end = rest.indexOf('}');
  if (end < 0) return 'without a closing brace';
  const inner = rest.slice(0, end);
  if (inner.trim() === '') return 'without a name';
  if (/^[*?$]$/.test(inner)) return null;
  const [name = '', ...defaults] = inner.split(',');
  if (/\s/.test(name)) return 'with a space in its name';
  if (!/^[A-Za-z0-9:/_.@=+-]+$/.test(name)) return 'with a symbol in its name that can’t be there';
  const text = defaults.join(',').trim();
  return defaults.length === 0 || /^'[^']*'$/.test(text) ? null : 'whose default isn’t in single quotes';
}
