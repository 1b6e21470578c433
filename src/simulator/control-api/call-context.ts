import { conditionKeyInfo } from '../../access/condition-keys.js';
import type { Json, JsonObject } from '../../model/json.js';
import { isEndpointKey } from '../call-origin.js';
import type { CallOrigin } from '../state.js';
import { ControlError } from './control-error.js';
import { isObject } from './read-body.js';

/**
 * The request's `context`: global condition keys in AWS's spelling, each with its values. Throws a ControlError for keys that AWS doesn't
 * have or that no such call has, and for those that the simulator knows by itself.
 */
export function contextIn(
  request: JsonObject,
  origin: Pick<CallOrigin, 'service' | 'viaService'>,
): CallOrigin['context'] {
  const { context = {} } = request;
  if (!isObject(context)) throw new ControlError(400, '`context` has to be an object of condition keys');
  const given = Object.fromEntries(
    Object.entries(context).map(([key, value]) => entryOf(key, value, origin)),
  );
  const endpoint = Object.keys(given).find(isEndpointKey);
  if (endpoint !== undefined && given['aws:SourceIp'] !== undefined)
    throw new ControlError(400, `a request through a VPC endpoint (\`${endpoint}\`) has no \`aws:SourceIp\``);
  return origin.service === null ? given : withSourceAccount(given);
}

function entryOf(
  key: string,
  value: Json,
  { service, viaService }: Pick<CallOrigin, 'service' | 'viaService'>,
): [string, readonly string[]] {
  const info = conditionKeyInfo(key);
  if (info === undefined) throw new ControlError(400, `AWS has no condition key \`${key}\``);
  const why = instead(info.key);
  if (why !== null) throw new ControlError(400, `\`${info.key}\` can't be given: ${why}`);
  if (isEndpointKey(info.key) && (service !== null || viaService !== null))
    throw new ControlError(400, `a request that an AWS service sends has no \`${info.key}\``);
  if (info.key === 'aws:CalledVia' && viaService === null)
    throw new ControlError(400, '`aws:CalledVia` goes with `viaService`');
  const values = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(values) || values.length === 0 || !values.every((text) => typeof text === 'string'))
    throw new ControlError(400, `\`${key}\` has to be text or a list of texts`);
  if (values.length > 1 && !info.multi) throw new ControlError(400, `\`${info.key}\` has one value`);
  return [info.key, values];
}

/** Condition keys that the simulator knows by itself, and what to do in order to have them otherwise. */
const known: readonly (readonly [RegExp, string])[] = [
  [/^aws:(CurrentTime|EpochTime)$/, 'move the clock'],
  [/^aws:TokenIssueTime$/, 'it is when the session was asked for; move the clock'],
  [/^aws:(PrincipalArn|PrincipalAccount|PrincipalType|userid|username)$/, 'give another `principal`'],
  [/^aws:PrincipalTag\//, 'give `tags`'],
  [/^aws:(PrincipalIsAWSService|PrincipalServiceName)$/, 'give `service`'],
  [/^(aws:(ViaAWSService|CalledViaFirst)|kms:ViaService)$/, 'give `viaService`'],
  [/^aws:CalledViaLast$/, 'give `aws:CalledVia`'],
  [/^aws:(PrincipalOrgID|PrincipalOrgPaths)$/, "it comes from the account's `organization`"],
  [/^aws:(ResourceOrgID|ResourceOrgPaths|ResourceAccount|ResourceTag\/.*)$/, 'it comes from the key'],
  [/^aws:(RequestedRegion|RequestTag\/.*|TagKeys)$/, 'it comes from the request'],
  [/^kms:(?!RecipientAttestation:)/, 'it comes from the request and its key'],
];

function instead(key: string): string | null {
  return known.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

/** The account that owns the resource for which a service calls, where its ARN tells. */
function withSourceAccount(given: CallOrigin['context']): CallOrigin['context'] {
  const account = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(given['aws:SourceArn']?.[0] ?? '')?.[1];
  return account === undefined ? given : { 'aws:SourceAccount': [account], ...given };
}
