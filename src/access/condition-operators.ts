import type { Condition } from './policy.js';

/** How an operator compares. Source: IAM user guide, "IAM JSON policy elements: Condition operators". */
export type OperatorKind = 'string' | 'numeric' | 'date' | 'bool' | 'binary' | 'ip' | 'arn' | 'null';

interface OperatorEntry {
  readonly kind: OperatorKind;
  readonly negated: boolean;
}

const entry = (kind: OperatorKind, negated = false): OperatorEntry => ({ kind, negated });

/** Every condition operator in AWS's spelling. */
export const conditionOperators = {
  StringEquals: entry('string'),
  StringNotEquals: entry('string', true),
  StringEqualsIgnoreCase: entry('string'),
  StringNotEqualsIgnoreCase: entry('string', true),
  StringLike: entry('string'),
  StringNotLike: entry('string', true),
  NumericEquals: entry('numeric'),
  NumericNotEquals: entry('numeric', true),
  NumericLessThan: entry('numeric'),
  NumericLessThanEquals: entry('numeric'),
  NumericGreaterThan: entry('numeric'),
  NumericGreaterThanEquals: entry('numeric'),
  DateEquals: entry('date'),
  DateNotEquals: entry('date', true),
  DateLessThan: entry('date'),
  DateLessThanEquals: entry('date'),
  DateGreaterThan: entry('date'),
  DateGreaterThanEquals: entry('date'),
  Bool: entry('bool'),
  BinaryEquals: entry('binary'),
  IpAddress: entry('ip'),
  NotIpAddress: entry('ip', true),
  ArnEquals: entry('arn'),
  ArnLike: entry('arn'),
  ArnNotEquals: entry('arn', true),
  ArnNotLike: entry('arn', true),
  Null: entry('null'),
} as const satisfies Record<string, OperatorEntry>;

export type OperatorName = keyof typeof conditionOperators;

const byLowerCase = new Map(
  Object.keys(conditionOperators).map((name) => [name.toLowerCase(), name as OperatorName]),
);

type Parts = Pick<Condition, 'quantifier' | 'ifExists'> & { readonly operator: OperatorName };

/** An operator's parts (`ForAnyValue:StringLikeIfExists`), any case; null where AWS has no such operator. */
export function parseOperator(text: string): Parts | null {
  const match = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/i.exec(text);
  if (match === null) return null;
  const operator = byLowerCase.get((match[2] ?? '').toLowerCase());
  if (operator === undefined) return null;
  const ifExists = match[3] !== undefined;
  if (ifExists && operator === 'Null') return null;
  const quantifiers = { forallvalues: 'ForAllValues', foranyvalue: 'ForAnyValue' } as const;
  const word = match[1]?.toLowerCase();
  const quantifier = word === 'forallvalues' || word === 'foranyvalue' ? quantifiers[word] : null;
  return { operator, quantifier, ifExists };
}

/** Whether AWS has the operator. */
export function isKnownOperator(text: string): boolean {
  return parseOperator(text) !== null;
}

/** An operator in AWS's spelling. */
export function operatorText({
  operator,
  quantifier,
  ifExists,
}: Pick<Condition, 'operator' | 'quantifier' | 'ifExists'>): string {
  return `${quantifier === null ? '' : `${quantifier}:`}${operator}${ifExists ? 'IfExists' : ''}`;
}
