import type { OperatorKind } from '../condition-operators.js';
import { parseIpRange } from '../ip-range.js';
import type { Condition } from '../policy.js';
import { hasVariable, kindOf } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

const date = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?)?)?$/;

/** Source: IAM user guide, "Condition operators". */
const forms: Readonly<Partial<Record<OperatorKind, readonly [(value: string) => boolean, string]>>> = {
  bool: [(value) => /^(true|false)$/i.test(value), 'true or false'],
  null: [(value) => /^(true|false)$/i.test(value), 'true or false'],
  numeric: [(value) => /^-?\d+(\.\d+)?$/.test(value), 'a number'],
  date: [(value) => /^\d+$/.test(value) || (date.test(value) && !Number.isNaN(Date.parse(value))), 'a date'],
  ip: [(value) => parseIpRange(value) !== null, 'an IP range'],
  arn: [(value) => value === '*' || value.split(':').length >= 6, 'an ARN'],
  binary: [(value) => /^[A-Za-z0-9+/]+={0,2}$/.test(value) && value.length % 4 === 0, 'base64'],
};

export const conditionValueType = statementCheck(
  {
    id: 'condition-value-type',
    title: 'a condition’s value doesn’t fit its operator',
    why: 'AWS can’t compare it: the condition is never met, or always where it is negated',
    remedy: 'write a value of the operator’s type',
    severity: 'error',
    origins: [
      'Access Analyzer TYPE_MISMATCH_BOOLEAN',
      'Access Analyzer TYPE_MISMATCH_DATE',
      'Access Analyzer TYPE_MISMATCH_IP_RANGE',
      'Access Analyzer TYPE_MISMATCH_NUMBER',
      'Access Analyzer TYPE_MISMATCH_STRING',
    ],
  },
  ({ statement }) =>
    statement.conditions.flatMap((condition) =>
      condition.values.flatMap((value, index) => {
        const wanted = expected(condition, value);
        return wanted === null
          ? []
          : { path: conditionPath(condition, index), message: `\`${value}\` isn’t ${wanted}` };
      }),
    ),
);

function expected(condition: Condition, value: string): string | null {
  const kind = kindOf(condition);
  const form = kind === null ? undefined : forms[kind];
  if (form === undefined || hasVariable(value)) return null;
  const [fits, name] = form;
  return fits(value) ? null : name;
}
