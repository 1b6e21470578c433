import { isIP } from 'node:net';
import { operatorParts } from './condition.js';

/** A kind of values, and how one is written. */
interface ValueShape {
  readonly pattern: RegExp;
  /** What the pattern can't say. */
  readonly fits?: (value: string) => boolean;
  readonly example: string;
}

const date: ValueShape = {
  fits: (value) => /^\d+$/.test(value) || isTime(value),
  pattern: /^(\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?|\d+)$/,
  example: '2027-01-31T00:00:00Z',
};

/** What the values of each family of operators look like. Source: IAM user guide, "Condition operators". */
const shapes: readonly (readonly [RegExp, ValueShape])[] = [
  [/^(Bool|Null)$/, { pattern: /^(true|false)$/, example: 'true' }],
  [/^Numeric/, { pattern: /^-?\d+(\.\d+)?$/, example: '7' }],
  [/^Date/, date],
  [
    /^(Not)?IpAddress$/,
    { pattern: /^[0-9a-fA-F.:]+(\/\d{1,3})?$/, fits: isAddressRange, example: '192.0.2.0/24' },
  ],
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
  if (shape === undefined) return null;
  return shape.pattern.test(value) && (shape.fits?.(value) ?? true) ? null : shape.example;
}

/** Whether there is such a day and time: February has no 30th, which JavaScript would take for a day in March. */
function isTime(value: string): boolean {
  const day = value.slice(0, 10);
  const start = Date.parse(day);
  const exists = !Number.isNaN(start) && new Date(start).toISOString().startsWith(day);
  return exists && !Number.isNaN(Date.parse(value));
}

function isAddressRange(value: string): boolean {
  const [network = '', bits] = value.split('/');
  const family = isIP(network);
  return family !== 0 && (bits === undefined || Number(bits) <= (family === 4 ? 32 : 128));
}
