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

/** One of the enumerated values, or null where the member is absent. */
export function oneOf<const T extends string>(
  input: JsonObject,
  name: string,
  values: readonly T[],
): T | null {
  const text = optionalText(input, name);
  if (text === null) return null;
  const known = values.find((value) => value === text);
  if (known === undefined)
    throw constraint(text, name, `Member must satisfy enum value set: [${values.join(', ')}]`);
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
  return violation(value === null ? 'Value null' : `Value '${value}'`, name, what);
}

function violation(subject: string, name: string, what: string) {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  return validation(
    `1 validation error detected: ${subject} at '${member}' failed to satisfy constraint: ${what}`,
  );
}

function missing(name: string): never {
  throw constraint(null, name, 'Member must not be null');
}

function checkedText(text: string, name: string, { min = 0, max, pattern }: TextLimits): string {
  const limits = { min, max: max ?? Number.POSITIVE_INFINITY };
  checkRange(text.length, name, limits, text.slice(0, 2048), 'length');
  if (pattern?.test(text) === false)
    throw constraint(
      text.slice(0, 256),
      name,
      `Member must satisfy regular expression pattern: ${pattern.source}`,
    );
  return text;
}

/** `shown`: the value as the message has it; null for bytes, which AWS doesn't show. */
function checkRange(
  number: number,
  name: string,
  { min, max }: NumberLimits,
  shown: string | null,
  what: 'value' | 'length',
): void {
  const subject = shown === null ? 'Value' : `Value '${shown}'`;
  if (number < min)
    throw violation(subject, name, `Member must have ${what} greater than or equal to ${min}`);
  if (number > max) throw violation(subject, name, `Member must have ${what} less than or equal to ${max}`);
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
