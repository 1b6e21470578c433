import type { JsonObject } from '../model/json.js';
import { sessionArn } from './callers.js';
import { contextIn } from './control-api/call-context.js';
import { ControlError } from './control-api/control-error.js';
import {
  optionalCount,
  optionalList,
  optionalText,
  optionalTexts,
  policyText,
  refuseOthers,
} from './control-api/read-body.js';
import { change, type Engine } from './engine.js';
import { identityPolicyProblem } from './policy-text.js';
import { knownPrincipal } from './principals.js';
import type { CallOrigin, PrincipalRecord, SessionRecord } from './state.js';
import { issueCredentials } from './sts/session-credentials.js';

/** Who is to call, how, and from where. Every member is optional, but somebody has to call: `principal` or `service`. */
export interface SessionRequest {
  /** ARN of the role or user that calls. No permission is asked for. */
  readonly principal?: string | null;
  /** An AWS service that calls as itself: `logs.eu-central-1.amazonaws.com`. Instead of a principal. */
  readonly service?: string;
  /** An AWS service that calls on behalf of the principal: `s3.eu-central-1.amazonaws.com` (kms:ViaService). */
  readonly viaService?: string;
  /** Of a role's session. Default `session`. */
  readonly sessionName?: string;
  /** Session tags of a role's session. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Session policies of a role's session, as objects or JSON text. */
  readonly sessionPolicies?: readonly (object | string)[];
  /** Global condition keys and what they hold: `{ 'aws:SourceVpce': 'vpce-1' }`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** Asked for no permission at all, as nobody in AWS is: to set a test up, or to look at what it did. */
  readonly unrestricted?: boolean;
  /** On the simulated clock. Default 3600; 0 has expired already. */
  readonly expiresInSeconds?: number;
}

/** Temporary credentials, as an SDK's client takes them. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
  /** As whom they call: a session's or user's ARN, or a service's name. */
  readonly arn: string;
}

const members = [
  'principal',
  'service',
  'viaService',
  'sessionName',
  'tags',
  'sessionPolicies',
  'context',
  'unrestricted',
  'expiresInSeconds',
];

/** Credentials whose calls come about as the request says. Throws a ControlError for what no caller of AWS could be. */
export function openSession(engine: Engine, request: JsonObject): SessionCredentials {
  refuseOthers(request, members);
  const { store, random, clock } = engine;
  const origin = originIn(request);
  const seconds = optionalCount(request, 'expiresInSeconds', 0) ?? 3600;
  return change(engine, () => {
    const principal = origin.service === null ? principalIn(engine, request) : null;
    const now = clock.now();
    const session = {
      ...sessionIn(request, principal),
      issuedAt: now,
      expiresAt: now + seconds * 1000,
      origin,
    };
    const owner = principal?.uniqueId ?? origin.service ?? '';
    const issued = issueCredentials({ store, random, now }, owner, session);
    return {
      accessKeyId: issued.AccessKeyId,
      secretAccessKey: issued.SecretAccessKey,
      sessionToken: issued.SessionToken,
      expiration: new Date(session.expiresAt),
      arn: principal?.kind === 'role' ? sessionArn(principal, session.name) : (principal?.arn ?? owner),
    };
  });
}

function originIn(request: JsonObject): CallOrigin {
  const service = optionalText(request, 'service') ?? null;
  const viaService = optionalText(request, 'viaService') ?? null;
  if (service !== null && (viaService !== null || (request['principal'] ?? null) !== null))
    throw new ControlError(400, '`service` calls as itself: without `principal` and `viaService`');
  if (service !== null && !/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/.test(service))
    throw new ControlError(
      400,
      '`service` has to be a service principal, such as `logs.eu-central-1.amazonaws.com`',
    );
  if (viaService !== null && !/^[a-z0-9-]+\.[a-z]{2,4}(-[a-z]+)+-\d\.amazonaws\.com(\.cn)?$/.test(viaService))
    throw new ControlError(400, '`viaService` has to be like `s3.eu-central-1.amazonaws.com`');
  const unrestricted = request['unrestricted'] ?? false;
  if (typeof unrestricted !== 'boolean')
    throw new ControlError(400, '`unrestricted` has to be true or false');
  return {
    service,
    viaService,
    context: contextIn(request, { service, viaService }),
    ...(unrestricted ? { unrestricted } : {}),
  };
}

function principalIn({ store }: Engine, request: JsonObject): PrincipalRecord {
  const arn = request['principal'] === null ? undefined : optionalText(request, 'principal');
  if (arn === undefined) throw new ControlError(400, 'somebody has to call: `principal` or `service`');
  const principal = knownPrincipal(store, arn);
  if (principal === null) throw new ControlError(404, 'there is no principal with the ARN in `principal`');
  return principal;
}

/** Only a role's sessions have a name, tags and policies of their own. */
function sessionIn(
  request: JsonObject,
  principal: PrincipalRecord | null,
): Omit<SessionRecord, 'token' | 'expiresAt'> {
  const ofRole = ['sessionName', 'tags', 'sessionPolicies'].find((name) => request[name] !== undefined);
  if (principal?.kind !== 'role' && ofRole !== undefined)
    throw new ControlError(400, `\`${ofRole}\` is for sessions of a role`);
  const name = optionalText(request, 'sessionName') ?? 'session';
  if (!/^[\w+=,.@-]{2,64}$/.test(name))
    throw new ControlError(400, '`sessionName` has to have 2 to 64 letters, digits and `+=,.@-_`');
  return {
    name: principal?.kind === 'user' ? (principal.arn.split('/').at(-1) ?? name) : name,
    policies: (optionalList(request, 'sessionPolicies') ?? []).map((policy) => {
      const text = policyText(policy);
      const problem = identityPolicyProblem(text);
      if (problem !== null) throw new ControlError(400, `\`sessionPolicies\`: ${problem}`);
      return text;
    }),
    tags: optionalTexts(request, 'tags') ?? {},
    sourceIdentity: null,
  };
}
