import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/model/json.js';
import * as input from '../../../src/simulator/operations/input.js';

const refusal = (read: () => unknown): string => {
  try {
    return `answered ${JSON.stringify(read())}`;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
};
const invalid = (value: string, member: string, what: string) =>
  `ValidationException: 1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${what}`;
const of = (Member: JsonObject[string]): JsonObject => ({ Member });

describe('a member that is missing or null', () => {
  it.each([{}, of(null)])('is nothing where it is optional, and refused where it is not: %j', (request) => {
    expect(input.optionalText(request, 'Member')).toBeNull();
    expect(input.optionalInteger(request, 'Member', { min: 1, max: 2 })).toBeNull();
    expect(input.optionalBoolean(request, 'Member')).toBe(false);
    expect(input.optionalTexts(request, 'Member')).toEqual([]);
    expect(input.oneOf(request, 'Member', ['A'])).toBeNull();
    expect(input.optionalBytes(request, 'Member', { min: 1, max: 2 })).toBeNull();
    expect(input.textMap(request, 'Member')).toBeNull();
    const missing = invalid('null', 'member', 'Member must not be null');
    expect(refusal(() => input.requiredText(request, 'Member'))).toBe(missing);
    expect(refusal(() => input.requiredTexts(request, 'Member'))).toBe(missing);
    expect(refusal(() => input.requiredBytes(request, 'Member', { min: 1, max: 2 }))).toBe(missing);
  });
});

describe('a member of the wrong type', () => {
  const readers: readonly (readonly [
    string,
    JsonObject[string],
    (request: JsonObject) => unknown,
    string,
  ])[] = [
    [
      'a number for a text',
      1,
      (it) => input.optionalText(it, 'Member'),
      'NUMBER_VALUE can not be converted to String',
    ],
    [
      'true for a text',
      true,
      (it) => input.optionalText(it, 'Member'),
      'TRUE_VALUE can not be converted to String',
    ],
    [
      'a list for a text',
      [],
      (it) => input.optionalText(it, 'Member'),
      'START_ARRAY can not be converted to String',
    ],
    [
      'a text for a bool',
      'true',
      (it) => input.optionalBoolean(it, 'Member'),
      'STRING_VALUE can not be converted to Boolean',
    ],
    [
      'a text for a list',
      'a',
      (it) => input.optionalTexts(it, 'Member'),
      'STRING_VALUE can not be converted to List',
    ],
    [
      'an object in a list',
      [{}],
      (it) => input.optionalTexts(it, 'Member'),
      'START_OBJECT can not be converted to String',
    ],
    ['a list for a map', [], (it) => input.textMap(it, 'Member'), 'START_ARRAY can not be converted to Map'],
    [
      'a null in a map',
      { a: null },
      (it) => input.textMap(it, 'Member'),
      'NULL_VALUE can not be converted to String',
    ],
    [
      'a fraction',
      1.5,
      (it) => input.optionalInteger(it, 'Member', { min: 1, max: 2 }),
      'NUMBER_VALUE can not be converted to Integer',
    ],
    [
      'base64 that is none',
      'a*==',
      (it) => input.optionalBytes(it, 'Member', { min: 1, max: 9 }),
      'Member is not valid base64',
    ],
    [
      'base64 cut short',
      'YWI',
      (it) => input.optionalBytes(it, 'Member', { min: 1, max: 9 }),
      'Member is not valid base64',
    ],
  ];
  it.each(readers)('%s', (_, value, read, wanted) => {
    expect(refusal(() => read(of(value)))).toBe(`SerializationException: ${wanted}`);
  });
});

describe('limits', () => {
  it('hold at both ends', () => {
    const days = { min: 7, max: 30 };
    expect(input.optionalInteger(of(7), 'Member', days)).toBe(7);
    expect(input.optionalInteger(of(30), 'Member', days)).toBe(30);
    expect(refusal(() => input.optionalInteger(of(6), 'Member', days))).toBe(
      invalid("'6'", 'member', 'Member must have value greater than or equal to 7'),
    );
    expect(refusal(() => input.optionalInteger(of(31), 'Member', days))).toBe(
      invalid("'31'", 'member', 'Member must have value less than or equal to 30'),
    );
    expect(input.requiredText(of('abc'), 'Member', { max: 3 })).toBe('abc');
    expect(refusal(() => input.requiredText(of('abcd'), 'Member', { max: 3 }))).toBe(
      invalid("'abcd'", 'member', 'Member must have length less than or equal to 3'),
    );
    expect(refusal(() => input.requiredText(of(''), 'Member'))).toBe(
      invalid("''", 'member', 'Member must have length greater than or equal to 1'),
    );
    expect(input.requiredBytes(of('YWI='), 'Member', { min: 2, max: 2 }).toString()).toBe('ab');
    expect(refusal(() => input.requiredBytes(of('YWJj'), 'Member', { min: 1, max: 2 }))).toContain(
      'Member must have length less than or equal to 2',
    );
    expect(refusal(() => input.requiredTexts(of([]), 'Member'))).toContain('ValidationException');
    expect(refusal(() => input.oneOf(of('C'), 'Member', ['A', 'B']))).toBe(
      invalid("'C'", 'member', 'Member must satisfy enum value set: [A, B]'),
    );
  });
});

it('a dry run ends where the effect would begin', () => {
  expect(refusal(() => input.dryRun({ DryRun: true }))).toBe(
    'DryRunOperationException: The request would have succeeded, but the DryRun option is set.',
  );
  expect(refusal(() => input.dryRun({ DryRun: false }))).toBe('answered undefined');
});
