import type { Json, JsonObject } from '../../model/json.js';
import { dryRunSucceeded, serialization, validation } from '../service-error.js';

/**
 * Readers of request members. A member that is null counts as absent (AWS JSON 1.1). A value of another JSON type throws
 * SerializationException, one outside its limits ValidationException, both worded as AWS words them.
 */

/** How long a text may be, in characters. */
export interface TextLimits {
  readonly min?: number;
  readonly max?: number;
  /** Of the whole text. */
  readonly pattern?: RegExp;
}

export interface NumberLimits {
  readonly min: number;
  readonly max: number;
}

/** A member that has to be there; at least one character where `limits` doesn't say otherwise. */
export function requiredText(input: JsonObject, name: string, limits: TextLimits = {}): string {
  return optionalText(input, name, { min: 1, ...limits }) ?? missing(name);
}

export function optionalText(input: JsonObject, name: string, limits: TextLimits = {}): string | null {
  const value = input[name] ?? null;
  return value === null ? null : checkedText(textFrom(value), name, limits);
}

export function optionalInteger(input: JsonObject, name: string, limits: NumberLimits): number | null {
  const value = input[name] ?? null;
  if (value === null) return null;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(value, 'Integer');
  checkRange(value, name, limits, String(value), 'value');
  return value;
}

/** False where it is absent. */
export function optionalBoolean(input: JsonObject, name: string): boolean {
  const value = input[name] ?? false;
  if (typeof value !== 'boolean') throw wrongType(value, 'Boolean');
  return value;
}

/** None where the member is absent. */
export function optionalTexts(input: JsonObject, name: string): readonly string[] {
  const value = input[name] ?? [];
  if (!isList(value)) throw wrongType(value, 'List');
  return value.map(textFrom);
}

/** At least one text. */
export function requiredTexts(input: JsonObject, name: string): readonly string[] {
  if ((input[name] ?? null) === null) return missing(name);
  const texts = optionalTexts(input, name);
  if (texts.length === 0) throw constraint('[]', name, 'Member must have length greater than or equal to 1');
  return texts;
}

/** One of the enumerated values, or null where the member is absent. `told`: those that AWS tells of, where others than these. */
export function oneOf<const T extends string>(
  input: JsonObject,
  name: string,
  values: readonly T[],
  told: readonly string[] = values,
): T | null {
  const text = optionalText(input, name);
  if (text === null) return null;
  const known = values.find((value) => value === text);
  if (known === undefined)
    throw constraint(text, name, `Member must satisfy enum value set: [${told.join(', ')}]`);
  return known;
}

/** Bytes from base64; `limits` count bytes. */
export function requiredBytes(input: JsonObject, name: string, limits: NumberLimits): Buffer {
  return optionalBytes(input, name, limits) ?? missing(name);
}

export function optionalBytes(input: JsonObject, name: string, limits: NumberLimits): Buffer | null {
  const value = input[name] ?? null;
  if (value === null) return null;
  const text = textFrom(value);
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text))
    throw serialization(`${name} is not valid base64`);
  const bytes = Buffer.from(text, 'base64');
  checkRange(bytes.length, name, limits, null, 'length');
  return bytes;
}

/** An object of texts, or null where the member is absent. */
export function textMap(input: JsonObject, name: string): Record<string, string> | null {
  const value = input[name] ?? null;
  if (value === null) return null;
  if (typeof value !== 'object' || isList(value)) throw wrongType(value, 'Map');
  const entries = Object.entries(value).map(([key, item]): [string, string] => [key, textFrom(item)]);
  return Object.fromEntries(entries);
}

/** Throws DryRunOperationException for a dry run: call it last before the effect. */
export function dryRun(input: JsonObject): void {
  if (optionalBoolean(input, 'DryRun')) throw dryRunSucceeded();
}

/** A ValidationException in AWS's words; `name` as in the request. A value of null stands for a missing member. */
export function constraint(value: string | null, name: string, what: string) {
  return violated(value === null ? 'Value null' : `Value '${value}'`, name, [what]);
}

/** Everything that is wrong with one member, as AWS tells it at once. */
function violated(subject: string, name: string, violations: readonly string[]) {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  const told = violations.map((what) => `${subject} at '${member}' failed to satisfy constraint: ${what}`);
  const errors = told.length === 1 ? 'error' : 'errors';
  return validation(`${told.length} validation ${errors} detected: ${told.join('; ')}`);
}

/** Of what is secret AWS tells not even that it is null, as recorded answers show. */
const secrets: ReadonlySet<string> = new Set(['Plaintext', 'Message']);

function missing(name: string): never {
  throw violated(secrets.has(name) ? 'Value' : 'Value null', name, ['Member must not be null']);
}

function checkedText(text: string, name: string, { min = 0, max, pattern }: TextLimits): string {
  const range = outOfRange(text.length, { min, max: max ?? Number.POSITIVE_INFINITY }, 'length');
  const violations = [
    ...(range === null ? [] : [range]),
    ...(pattern?.test(text) === false
      ? [`Member must satisfy regular expression pattern: ${pattern.source}`]
      : []),
  ];
  if (violations.length > 0) throw violated(`Value '${text.slice(0, 2048)}'`, name, violations);
  return text;
}

/** `shown`: the value as the message has it; null for bytes, which AWS doesn't show. */
function checkRange(
  number: number,
  name: string,
  limits: NumberLimits,
  shown: string | null,
  what: 'value' | 'length',
): void {
  const violation = outOfRange(number, limits, what);
  if (violation !== null) throw violated(shown === null ? 'Value' : `Value '${shown}'`, name, [violation]);
}

function outOfRange(number: number, { min, max }: NumberLimits, what: 'value' | 'length'): string | null {
  if (number < min) return `Member must have ${what} greater than or equal to ${min}`;
  return number > max ? `Member must have ${what} less than or equal to ${max}` : null;
}

function textFrom(value: Json): string {
  if (typeof value !== 'string') throw wrongType(value, 'String');
  return value;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function wrongType(value: Json, wanted: string) {
  return serialization(`${jsonType(value)} can not be converted to ${wanted}`);
}

function jsonType(value: Json): string {
  if (value === null) return 'NULL_VALUE';
  if (isList(value)) return 'START_ARRAY';
  const names: Readonly<Record<string, string>> = {
    boolean: `${String(value).toUpperCase()}_VALUE`,
    number: 'NUMBER_VALUE',
    string: 'STRING_VALUE',
  };
  return names[typeof value] ?? 'START_OBJECT';
}
