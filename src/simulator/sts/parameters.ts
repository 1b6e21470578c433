import type { JsonObject } from '../../model/json.js';
import { identityPolicyProblem } from '../policy-text.js';
import { ServiceError } from '../service-error.js';
import { parseTags } from './session-tags.js';
import { stsValidation } from './sts-error.js';

/** What AssumeRole is asked for (AWS STS API reference, AssumeRole). */
export interface AssumeRoleRequest {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly seconds: number;
  /** The session policy as text. */
  readonly policy: string | null;
  readonly externalId: string | null;
  readonly tags: Readonly<Record<string, string>>;
}

/** `chained`: called with a role session's credentials, which limits the new session to an hour. */
export function parseAssumeRole(input: JsonObject, chained: boolean): AssumeRoleRequest {
  refuseUnmodelled(input, ['PolicyArns', 'TransitiveTagKeys', 'SourceIdentity', 'SerialNumber', 'TokenCode']);
  return {
    roleArn: matching(input, 'RoleArn', /^arn:[\s\S]{1,2044}$/),
    sessionName: matching(input, 'RoleSessionName', /^[\w+=,.@-]{2,64}$/),
    seconds: durationOf(input, { standard: 3600, most: chained ? 3600 : 43_200 }),
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

/** DurationSeconds, at least 15 minutes. */
export function durationOf(
  input: JsonObject,
  limits: { readonly standard: number; readonly most: number },
): number {
  const text = input['DurationSeconds'];
  if (text === undefined) return limits.standard;
  const seconds = typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (seconds < 900)
    throw constraint('durationSeconds', 'Member must have value greater than or equal to 900');
  if (seconds > limits.most) {
    throw stsValidation('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  }
  return seconds;
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

function constraint(member: string, what: string) {
  return stsValidation(
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${what}`,
  );
}
