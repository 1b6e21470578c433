import { conditionKeyText, isKnownConditionKey } from '../../../access/condition-keys.js';
import { operatorText, parseOperator } from '../../../access/condition-operators.js';
import type { ErrorCode } from '../../../model/error-codes.js';
import type { EstateGrant } from '../../../model/estate.js';
import type { Condition } from './condition.js';
import { misfit } from './condition-fit.js';
import { expectedValue } from './condition-values.js';
import { inGrant, reportError, type Site } from './site.js';

type Raw = NonNullable<EstateGrant['conditions']['raw']>[number];

/**
 * The raw conditions whose operator, key and values AWS knows, in its spelling; the others are reported at the part
 * that is wrong.
 */
export function rawConditions(grant: EstateGrant, site: Site): readonly Condition[] {
  return (grant.conditions.raw ?? []).flatMap((written, index) => {
    const path = ['spec', 'conditions', 'raw', index] as const;
    const raw = spelled(written);
    const problems = problemsOf(raw);
    for (const { code, message, part, remedy } of problems)
      reportError(site, {
        code,
        message,
        place: inGrant(grant, [...path, ...part]),
        ...(remedy === undefined ? {} : { remedy }),
      });
    return problems.length > 0 ? [] : [{ ...raw, path, written: 'raw' }];
  });
}

/** AWS knows operators and keys in any case. */
function spelled({ operator, key, values }: Raw): Raw {
  const parts = parseOperator(operator);
  return { operator: parts === null ? operator : operatorText(parts), key: conditionKeyText(key), values };
}

interface RawProblem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly part: readonly (string | number)[];
  readonly remedy?: string;
}

function problemsOf({ operator, key, values }: Raw): readonly RawProblem[] {
  const problems: RawProblem[] = [];
  if (parseOperator(operator) === null)
    problems.push({ code: 'KW3015', message: `unknown operator \`${operator}\``, part: ['operator'] });
  if (!isKnownConditionKey(key))
    problems.push({ code: 'KW3016', message: `unknown condition key \`${key}\``, part: ['key'] });
  if (problems.length > 0) return problems;
  const unfit = misfit(operator, key);
  if (unfit !== null)
    return [
      {
        code: 'KW3017',
        message: `\`${operator}\` can't judge \`${key}\`: ${unfit.why}`,
        part: ['operator'],
        remedy: `use ${unfit.instead}`,
      },
    ];
  return values.flatMap((value, index) => {
    const example = expectedValue(operator, value);
    if (example === null) return [];
    return {
      code: 'KW3017',
      message: `\`${operator}\` can't compare with \`${value}\``,
      part: ['values', index],
      remedy: `write a value such as \`${example}\``,
    };
  });
}
