import { operatorParts } from './condition.js';

/** A kind of values, and how one is written. */
interface ValueShape {
  readonly pattern: RegExp;
  readonly example: string;
}

const date: ValueShape = {
  pattern: /^(\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?|\d+)$/,
  example: '2027-01-31T00:00:00Z',
};

/** What the values of each family of operators look like. Source: IAM user guide, "Condition operators". */
const shapes: readonly (readonly [RegExp, ValueShape])[] = [
  [/^(Bool|Null)$/, { pattern: /^(true|false)$/, example: 'true' }],
  [/^Numeric/, { pattern: /^-?\d+(\.\d+)?$/, example: '7' }],
  [/^Date/, date],
  [/^(Not)?IpAddress$/, { pattern: /^[0-9a-fA-F.:]+(\/\d{1,3})?$/, example: '192.0.2.0/24' }],
  [
    /^Arn/,
    { pattern: /^(\*|[^:]+(:[^:]*){4}:.+|arn:.*\*.*)$/, example: 'arn:aws:iam::111122223333:role/name' },
  ],
  [/^Binary/, { pattern: /^[A-Za-z0-9+/]+={0,2}$/, example: 'QmluYXJ5' }],
];

/**
 * How a value for the operator is written, where this one isn't written so; null where it is. A value with a policy
 * variable is left to AWS.
 */
export function expectedValue(operator: string, value: string): string | null {
  if (value.includes('${')) return null;
  const { base } = operatorParts(operator);
  const shape = shapes.find(([family]) => family.test(base))?.[1];
  return shape === undefined || shape.pattern.test(value) ? null : shape.example;
}
