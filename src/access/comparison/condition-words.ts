import { conditionKeyText } from '../condition-keys.js';
import { conditionOperators, parseOperator } from '../condition-operators.js';
import type { Condition } from '../policy.js';
import { resourceKey } from './voices.js';

/** A condition in words, or its opposite. Negated operators are true without the key, so "is not" takes that in. */
export function conditionWords(condition: Condition, holds = true): string {
  const { quantifier, ifExists, values } = condition;
  const key = keyWords(condition.key);
  const operator = parseOperator(condition.operator)?.operator ?? 'StringEquals';
  const list = [...new Set(values)].sort().map(quoted).join(', ');
  if (operator === 'Null') {
    const absent = values.some((value) => value.toLowerCase() === 'true') === holds;
    return `${key} is ${absent ? 'absent' : 'present'}`;
  }
  const { negated } = conditionOperators[operator];
  if (quantifier !== null) {
    const each = quantifier === 'ForAllValues' ? 'every value' : 'some value';
    const text = `${each} of ${key} ${relation(operator, negated)} ${list}`;
    const whole = quantifier === 'ForAllValues' ? `${text}, or there is none` : text;
    return holds ? whole : `not (${whole})`;
  }
  if (ifExists && !negated) {
    return holds
      ? `${key} is absent or ${relation(operator, false)} ${list}`
      : `${key} is present and ${relation(operator, true)} ${list}`;
  }
  return `${key} ${relation(operator, negated === holds)} ${list}`;
}

export function keyWords(key: string): string {
  return key === resourceKey ? 'the key’s ARN' : conditionKeyText(key);
}

/** Quoted where spaces, commas or quotes could be taken for what separates values. */
export function quoted(text: string): string {
  return /^[^\s,"()]+$/.test(text) ? text : JSON.stringify(text);
}

function relation(operator: string, not: boolean): string {
  const positive = operator.replace('Not', '');
  const words = relations[positive] ?? ['is', 'is not'];
  return words[not ? 1 : 0];
}

const relations: Readonly<Record<string, readonly [string, string]>> = {
  StringEqualsIgnoreCase: ['is in any case', 'is not in any case'],
  StringLike: ['is like', 'is not like'],
  ArnEquals: ['is like', 'is not like'],
  ArnLike: ['is like', 'is not like'],
  NumericLessThan: ['is less than', 'is not less than'],
  NumericLessThanEquals: ['is at most', 'is not at most'],
  NumericGreaterThan: ['is more than', 'is not more than'],
  NumericGreaterThanEquals: ['is at least', 'is not at least'],
  DateLessThan: ['is before', 'is not before'],
  DateLessThanEquals: ['is at latest', 'is not at latest'],
  DateGreaterThan: ['is after', 'is not after'],
  DateGreaterThanEquals: ['is at earliest', 'is not at earliest'],
  IpAddress: ['is in', 'is not in'],
};
