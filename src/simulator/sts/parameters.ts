import type { Json, JsonObject } from '../../model/json.js';
import { identityPolicyProblem } from '../policy-text.js';
import { ServiceError } from '../service-error.js';
import { parseTags } from './session-tags.js';
import { stsValidation } from './sts-error.js';

/** What AssumeRole is asked for (AWS STS API reference, AssumeRole). */
export interface AssumeRoleRequest {
  readonly roleArn: string;
  readonly sessionName: string;
  /** Null: as long as it is by default. */
  readonly seconds: number | null;
  /** The session policy as text. */
  readonly policy: string | null;
  readonly externalId: string | null;
  readonly tags: Readonly<Record<string, string>>;
}

/** Throws ValidationError for what no role could be assumed with. */
export function parseAssumeRole(input: JsonObject): AssumeRoleRequest {
  refuseUnmodelled(input, ['PolicyArns', 'TransitiveTagKeys', 'SourceIdentity', 'SerialNumber', 'TokenCode']);
  return {
    roleArn: matching(input, 'RoleArn', /^arn:[\s\S]{1,2044}$/),
    sessionName: matching(input, 'RoleSessionName', /^[\w+=,.@-]{2,64}$/),
    seconds: durationIn(input, 43_200),
    policy: sessionPolicyOf(input),
    externalId:
      input['ExternalId'] === undefined ? null : matching(input, 'ExternalId', /^[\w+=,.@:/-]{2,1224}$/),
    tags: parseTags(input['Tags']),
  };
}

/** What the simulator can't enforce is refused, never ignored. */
export function refuseUnmodelled(input: JsonObject, names: readonly string[]): void {
  const given = names.find((name) => input[name] !== undefined);
  if (given !== undefined) throw stsValidation(`The simulator does not support the parameter ${given}.`);
}

/** DurationSeconds, from 15 minutes to `most`; null where it isn't given. */
export function durationIn(input: JsonObject, most: number): number | null {
  const text = input['DurationSeconds'];
  if (text === undefined) return null;
  const seconds = integerIn(text);
  if (seconds < 900)
    throw constraint('durationSeconds', 'Member must have value greater than or equal to 900', text);
  if (seconds > most)
    throw constraint('durationSeconds', `Member must have value less than or equal to ${most}`, text);
  return seconds;
}

/** An integer of 32 bits as AWS reads one: with a sign or leading zeros, without white space. Throws MalformedInput. */
function integerIn(text: Json): number {
  const number = typeof text === 'string' && /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Math.abs(number) <= 2_147_483_647) return number;
  throw new ServiceError('MalformedInput', `Invalid value for an integer: ${String(text)}`);
}

function sessionPolicyOf(input: JsonObject): string | null {
  const policy = input['Policy'];
  if (policy === undefined) return null;
  if (typeof policy !== 'string' || policy.length > 2048) {
    throw constraint('policy', 'Member must have length less than or equal to 2048');
  }
  const problem = identityPolicyProblem(policy);
  if (problem !== null) throw new ServiceError('MalformedPolicyDocument', problem);
  return policy;
}

function matching(input: JsonObject, name: string, pattern: RegExp): string {
  const value = input[name];
  if (typeof value === 'string' && pattern.test(value)) return value;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw constraint(
    member,
    value === undefined ? 'Member must not be null' : `Member must satisfy ${pattern.source}`,
  );
}

function constraint(member: string, what: string, value?: unknown) {
  const shown = typeof value === 'string' ? `Value '${value}'` : 'Value';
  return stsValidation(
    `1 validation error detected: ${shown} at '${member}' failed to satisfy constraint: ${what}`,
  );
}
