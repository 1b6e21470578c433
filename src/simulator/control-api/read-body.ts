import type { Json, JsonObject } from '../../model/json.js';
import { ControlError } from './control-error.js';

/** A JSON object out of a body; an empty body is an empty object. */
export function parseBody(body: Buffer): JsonObject {
  if (body.length === 0) return {};
  const value = parse(body);
  if (!isObject(value)) throw new ControlError(400, 'the body has to be a JSON object');
  return value;
}

/** Throws for members that the request doesn't have: what isn't understood is never overlooked. */
export function refuseOthers(body: JsonObject, members: readonly string[]): void {
  const other = Object.keys(body).find((name) => !members.includes(name));
  if (other !== undefined)
    throw new ControlError(400, `\`${other}\` is not known here; known are ${members.join(', ')}`);
}

export function textOf(body: JsonObject, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw new ControlError(400, `\`${name}\` has to be text`);
  return value;
}

export function optionalText(body: JsonObject, name: string): string | undefined {
  return body[name] === undefined ? undefined : textOf(body, name);
}

/** A whole number of at least `least`. */
export function optionalCount(body: JsonObject, name: string, least: number): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) {
    throw new ControlError(400, `\`${name}\` has to be a whole number of at least ${least}`);
  }
  return value;
}

/** An ISO 8601 time, or seconds since the epoch; in milliseconds since the epoch. */
export function timeOf(body: JsonObject, name: string): number {
  const value = body[name];
  const time =
    typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (!Number.isFinite(time) || Math.abs(time) > latestTime) {
    throw new ControlError(400, `\`${name}\` has to be an ISO 8601 time or seconds since 1970`);
  }
  return time;
}

/** Beyond this, JavaScript has no dates (ECMA-262, "Time Values"). */
const latestTime = 8.64e15;

/** A policy as a JSON object or as text. */
export function policyText(value: Json): string {
  if (typeof value === 'string') return value;
  if (isObject(value)) return JSON.stringify(value);
  throw new ControlError(400, 'a policy has to be a JSON object or its text');
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function optionalList(body: JsonObject, name: string): readonly Json[] | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new ControlError(400, `\`${name}\` has to be a list`);
  return value;
}

/** An object whose values are text. */
export function optionalTexts(body: JsonObject, name: string): Record<string, string> | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (!isObject(value) || Object.values(value).some((text) => typeof text !== 'string')) {
    throw new ControlError(400, `\`${name}\` has to be an object of texts`);
  }
  return value as Record<string, string>;
}

function parse(body: Buffer): Json {
  try {
    return JSON.parse(body.toString()) as Json;
  } catch {
    throw new ControlError(400, "the body can't be read as JSON");
  }
}
