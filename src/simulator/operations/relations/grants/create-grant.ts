import { requireState } from '../../../key-state-table.js';
import type { Call, KeyAccess, Operation } from '../../../operation.js';
import { limitExceeded } from '../../../service-error.js';
import type { GrantRecord, KeyRecord } from '../../../state.js';
import { resourceQuotasOf } from '../../../store.js';
import { dryRun } from '../../input.js';
import { requireWithinParent } from './child-grant.js';
import { requireConstrainable, samePairs } from './grant-constraints.js';
import { requireGrantable } from './grant-operations.js';
import { storedParty } from './grant-parties.js';
import { type GrantRequest, grantConditions, grantRequestIn } from './grant-request.js';

type NewGrant = Omit<GrantRecord, 'id' | 'createdAt' | 'tokens'>;

/**
 * AWS KMS API reference, CreateGrant. Its token lets the grant be used before it is in force everywhere. A request with the name and
 * parameters of a grant that exists is a retry: it gets that grant's id and a further token.
 */
export const createGrant: Operation = {
  name: 'CreateGrant',
  run: (input, call) => {
    const request = grantRequestIn(input);
    const key = call.findKey(request.keyId, { alias: false });
    const access = accessFor(request, key);
    call.authorize(access);
    requireState(key, 'CreateGrant');
    requireGrantable(key, request.operations);
    requireConstrainable(key, request.constraints);
    requireWithinParent(call, access, request);
    const wanted = newGrant(request, key, call);
    dryRun(input);
    const token = call.random(180).toString('base64url');
    const grant = withToken(existing(call, wanted) ?? made(call, wanted), token);
    call.store.grants.put(`${grant.keyArn} ${grant.id}`, grant);
    return { GrantId: grant.id, GrantToken: token };
  },
};

/** The pairs of a constraint count as the request's encryption context, for conditions and for a parent grant. */
function accessFor(request: GrantRequest, key: KeyRecord): KeyAccess {
  const { encryptionContextEquals, encryptionContextSubset } = request.constraints;
  return {
    action: 'CreateGrant',
    key,
    encryptionContext: { ...encryptionContextSubset, ...encryptionContextEquals },
    grantTokens: request.grantTokens,
    conditions: grantConditions(request),
  };
}

function newGrant(request: GrantRequest, key: KeyRecord, call: Call): NewGrant {
  const { name, grantee, retiring, operations, constraints } = request;
  return {
    keyArn: key.arn,
    name,
    // A service that doesn't say for whom it acts does it for the key's owner.
    issuingAccount: call.account || key.account,
    grantee: storedParty(call, grantee),
    retiring: retiring === null ? null : storedParty(call, retiring),
    operations,
    ...constraints,
  };
}

function existing({ store }: Call, wanted: NewGrant): GrantRecord | null {
  if (wanted.name === null) return null;
  return store.grants.where('key', wanted.keyArn).find((grant) => isRetry(wanted, grant)) ?? null;
}

function isRetry(wanted: NewGrant, grant: GrantRecord): boolean {
  if (wanted.name !== grant.name) return false;
  const parties = ({ grantee, retiring, issuingAccount, sourceArn, operations }: NewGrant) =>
    JSON.stringify([issuingAccount, sourceArn, grantee, retiring, [...operations].sort()]);
  return (
    parties(wanted) === parties(grant) &&
    samePairs(wanted.encryptionContextEquals, grant.encryptionContextEquals) &&
    samePairs(wanted.encryptionContextSubset, grant.encryptionContextSubset)
  );
}

function made({ store, random, now }: Call, wanted: NewGrant): GrantRecord {
  const mostGrants = resourceQuotasOf(store).grantsPerKey;
  if (store.grants.count('key', wanted.keyArn) >= mostGrants)
    throw limitExceeded(`${wanted.keyArn} has ${mostGrants} grants, which is the most that a key can have.`);
  return { ...wanted, id: random(32).toString('hex'), createdAt: now, tokens: [] };
}

function withToken(grant: GrantRecord, token: string): GrantRecord {
  return { ...grant, tokens: [...grant.tokens, token] };
}
