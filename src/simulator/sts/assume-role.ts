import { sessionArn } from '../callers.js';
import type { Call, Operation } from '../operation.js';
import { livePrincipal } from '../principals.js';
import type { PrincipalRecord } from '../state.js';
import { type AssumeRoleRequest, parseAssumeRole } from './parameters.js';
import { issueCredentials } from './session-credentials.js';
import { stsDenied, stsValidation } from './sts-error.js';
import { mayUseRole } from './trust.js';

/** AWS STS API reference, AssumeRole. A role that doesn't exist is denied like one that may not be assumed. */
export const assumeRole: Operation = {
  name: 'AssumeRole',
  run: (input, call) => {
    const request = parseAssumeRole(input);
    const role = livePrincipal(call.shown, request.roleArn);
    if (role === null || role.kind !== 'role')
      throw stsDenied(call.caller, 'sts:AssumeRole', request.roleArn);
    requirePermission(call, role, request);
    const seconds = secondsOf(call, role, request);
    const credentials = issueCredentials(call, role.uniqueId, {
      name: request.sessionName,
      issuedAt: call.now,
      expiresAt: call.now + seconds * 1000,
      policies: request.policy === null ? [] : [request.policy],
      tags: request.tags,
      sourceIdentity: call.caller.account,
    });
    return {
      Credentials: credentials,
      AssumedRoleUser: {
        AssumedRoleId: `${role.uniqueId}:${request.sessionName}`,
        Arn: sessionArn(role, request.sessionName),
      },
    };
  },
};

/**
 * An hour unless the request says otherwise; at most what the role allows, and an hour for whoever has temporary credentials already
 * (IAM user guide, "Role chaining").
 */
function secondsOf({ caller }: Call, role: PrincipalRecord, { seconds }: AssumeRoleRequest): number {
  const asked = seconds ?? standardSeconds;
  if (caller.sessionName !== null && asked > standardSeconds)
    throw stsValidation(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  if (asked > (role.maxSessionSeconds ?? standardSeconds))
    throw stsValidation('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  return asked;
}

const standardSeconds = 3600;

function requirePermission(call: Call, role: PrincipalRecord, request: AssumeRoleRequest): void {
  const context = {
    'sts:RoleSessionName': [request.sessionName],
    ...(request.externalId === null ? {} : { 'sts:ExternalId': [request.externalId] }),
    ...tagContext(request.tags),
  };
  const tagged = Object.keys(request.tags).length > 0;
  for (const action of tagged ? ['sts:AssumeRole', 'sts:TagSession'] : ['sts:AssumeRole']) {
    if (!mayUseRole(call, role, action, context)) throw stsDenied(call.caller, action, role.arn);
  }
}

function tagContext(tags: Readonly<Record<string, string>>): Record<string, readonly string[]> {
  const names = Object.keys(tags);
  if (names.length === 0) return {};
  const values = Object.entries(tags).map(([name, value]): [string, string[]] => [
    `aws:RequestTag/${name}`,
    [value],
  ]);
  return { ...Object.fromEntries(values), 'aws:TagKeys': names };
}
