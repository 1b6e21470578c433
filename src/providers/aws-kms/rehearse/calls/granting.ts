import {
  type CreateGrantRequest,
  type GrantListEntry,
  type GrantOperation,
  paginateListGrants,
} from '@aws-sdk/client-kms';
import { grantNamePrefix } from '../../../../model/ownership.js';
import { type Attempt, anyOf, proof, type TrialCall } from '../attempt.js';
import { encryptionContextIn, valueIn, valuesIn } from '../request-context.js';

const noGrant = '0'.repeat(64);
const ran = proof('DryRunOperationException');

/** What makes and ends grants. */
export const grantingCalls: Readonly<Record<string, TrialCall>> = {
  'kms:CreateGrant': {
    run: (attempt) => attempt.kms.createGrant({ ...grantFor(attempt), DryRun: true }),
    proves: ran,
  },
  // That there is no such grant is only told to who may revoke one.
  'kms:RevokeGrant': {
    run: ({ kms, arn }) => kms.revokeGrant({ KeyId: arn, GrantId: noGrant, DryRun: true }),
    proves: anyOf(ran, proof('NotFoundException', /^Grant/i)),
  },
  'kms:RetireGrant': {
    run: async (attempt) =>
      attempt.kms.retireGrant({ KeyId: attempt.arn, GrantId: await retirable(attempt), DryRun: true }),
    proves: ran,
  },
};

/** A grant as the estate demands it; where it leaves something open, for whoever tries, to read the key's description. */
function grantFor({ context, principal, target, arn }: Attempt): CreateGrantRequest {
  const root = `arn:${target.partition}:iam::${target.account}:root`;
  const service = valueIn(context, 'kms:GranteeServicePrincipal');
  const grantee =
    valueIn(context, 'kms:GranteePrincipal') ?? (principal.startsWith('arn:') ? principal : root);
  const operations = valuesIn(context, 'kms:GrantOperations') as readonly GrantOperation[];
  const retiring = valueIn(context, 'kms:RetiringPrincipal');
  return {
    KeyId: arn,
    ...(service === undefined ? { GranteePrincipal: grantee } : { GranteeServicePrincipal: service }),
    ...(retiring === undefined
      ? service === undefined
        ? {}
        : { RetiringPrincipal: root }
      : { RetiringPrincipal: retiring }),
    Operations: operations.length > 0 ? [...operations] : ['DescribeKey'],
    Constraints: constraintsFor(context),
  };
}

function constraintsFor(context: Attempt['context']): NonNullable<CreateGrantRequest['Constraints']> {
  const types = valuesIn(context, 'kms:GrantConstraintType');
  const sourceArn = valueIn(context, 'kms:GrantConstraintSourceArn');
  const pairs = encryptionContextIn(context);
  const wantsPairs = types.some((type) => type.startsWith('EncryptionContext'));
  const given = Object.keys(pairs).length > 0 || !wantsPairs ? pairs : { rehearsed: 'any' };
  return {
    ...(Object.keys(given).length === 0
      ? {}
      : types.includes('EncryptionContextEquals')
        ? { EncryptionContextEquals: given }
        : { EncryptionContextSubset: given }),
    ...(sourceArn === undefined ? {} : { SourceArn: sourceArn }),
  };
}

/**
 * The native grant that keywright made of the YAML grant, that of whoever tries before another; the id of none where there is
 * none.
 */
async function retirable({ omnipotent, arn, principal, grant }: Attempt): Promise<string> {
  const found: GrantListEntry[] = [];
  for await (const { Grants = [] } of paginateListGrants({ client: omnipotent }, { KeyId: arn }))
    found.push(...Grants.filter(({ Name }) => Name?.startsWith(`${grantNamePrefix}${grant ?? ''}/`)));
  const own = found.find(({ RetiringPrincipal }) => RetiringPrincipal === principal);
  return (own ?? found[0])?.GrantId ?? noGrant;
}
