import { describe, expect, it } from 'vitest';
import { combineConditions } from '../../../../src/providers/aws-kms/compile/combine-conditions.js';

const condition = (operator: string, key: string, ...values: string[]) => ({
  operator,
  key,
  values,
  path: [],
  written: 'raw',
});

function combine(operator: string, first: readonly string[], second: readonly string[]) {
  const { conditions, clashes } = combineConditions([
    condition(operator, 'aws:Key', ...first),
    condition(operator, 'AWS:key', ...second),
  ]);
  return clashes.length > 0 ? clashes.map(({ kind }) => kind) : conditions.map(({ values }) => values);
}

describe('two conditions on one operator and key demand both', () => {
  it.each([
    ['StringEquals', ['a', 'b'], ['b', 'c'], [['b']]],
    ['StringEquals', ['a'], ['b'], ['contradiction']],
    ['StringEqualsIfExists', ['a', 'b'], ['b'], [['b']]],
    ['ForAllValues:StringEquals', ['a', 'b'], ['b', 'c'], [['b']]],
    ['ForAnyValue:StringEquals', ['a'], ['b'], ['uncombinable']],
    ['ForAnyValue:StringNotEquals', ['a'], ['b'], ['uncombinable']],
    ['StringNotEquals', ['a'], ['b'], [['a', 'b']]],
    ['StringNotLike', ['a*'], ['b*'], [['a*', 'b*']]],
    ['ForAllValues:StringNotEquals', ['a'], ['b'], [['a', 'b']]],
    ['NotIpAddress', ['10.0.0.0/8'], ['192.0.2.0/24'], [['10.0.0.0/8', '192.0.2.0/24']]],
    ['StringLike', ['a*'], ['*b'], ['uncombinable']],
    ['StringEqualsIgnoreCase', ['a'], ['A'], ['uncombinable']],
    ['DateLessThan', ['2027-01-01T00:00:00Z'], ['2028-01-01T00:00:00Z'], ['uncombinable']],
    ['Bool', ['true'], ['false'], ['contradiction']],
    ['StringLike', ['a*', 'b'], ['b', 'a*'], [['a*', 'b']]],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an IAM policy variable
    ['StringEquals', ['${aws:username}'], ['a'], ['uncombinable']],
  ])('%s %j and %j', (operator, first, second, expected) => {
    expect(combine(operator, first, second)).toEqual(expected);
  });

  it('leaves conditions alone whose operators differ', () => {
    const both = [condition('StringEquals', 'aws:Key', 'a'), condition('StringLike', 'aws:Key', 'a*')];
    expect(combineConditions(both)).toEqual({ conditions: both, clashes: [] });
  });
});
