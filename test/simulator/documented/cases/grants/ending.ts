import type { KMS } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { account, type Desk } from '../../desk.js';
import type { KeyAt } from '../../key-in-state.js';
import { type KeyManagement, managementStates, readyKey } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import { onlyForServices } from '../../key-management/only-for-services.js';
import type { OperationCase } from '../../operation-case.js';
import { failure, iam, nameOfFailure } from '../../policies.js';

const noGrant = '0'.repeat(64);
const wouldSucceed = 'The request would have succeeded, but the DryRun option is set.';

/** A grant of the administrator's for a user nobody has. */
async function newGrant({ kms, arn }: KeyAt, more: { readonly RetiringPrincipal?: string } = {}) {
  const { GrantId = '', GrantToken = '' } = await kms.createGrant({
    KeyId: arn,
    GranteePrincipal: `arn:aws:iam::${account}:user/administrator`,
    Operations: ['Decrypt'],
    ...more,
  });
  return { GrantId, GrantToken };
}

/** How many grants the key has left. */
const grantsOn = async ({ admin }: Desk, KeyId: string) => (await admin.listGrants({ KeyId })).Grants?.length;

/** A key in another Region has a grant of its own; a new replica takes none, so there the state lets a missing one be asked for. */
const statesOf = (
  operation: 'RevokeGrant' | 'RetireGrant',
  end: (as: KMS, grant: Grant) => Promise<unknown>,
) =>
  managementStates({
    operation,
    prepare: async (ready) => {
      const { GrantId } = await newGrant(ready);
      return async (as, KeyId) => {
        if (KeyId === ready.arn) return end(as, { KeyId, GrantId });
        const { KeyMetadata } = await as.describeKey({ KeyId });
        if (KeyMetadata?.KeyState !== 'Creating')
          return end(as, { KeyId, GrantId: (await newGrant({ kms: as, arn: KeyId })).GrantId });
        expect(await nameOfFailure(end(as, { KeyId, GrantId: noGrant }))).toBe('NotFoundException');
        return {};
      };
    },
  });

interface Grant {
  readonly KeyId: string;
  readonly GrantId: string;
}

const revoking: KeyManagement = {
  operation: 'RevokeGrant',
  prepare: async (ready) => {
    const { GrantId } = await newGrant(ready);
    return (as, KeyId) => as.revokeGrant({ KeyId, GrantId });
  },
};

export const revokeGrant: OperationCase = {
  operation: 'RevokeGrant',
  works: async (desk) => {
    const { arn, call } = await readyKey(desk, revoking);
    await newGrant({ kms: desk.admin, arn });
    expect(await grantsOn(desk, arn)).toBe(2);
    await call(desk.admin, arn);
    expect(await grantsOn(desk, arn)).toBe(1);
    const missing = desk.admin.revokeGrant({ KeyId: arn, GrantId: noGrant });
    expect(await nameOfFailure(missing)).toBe('NotFoundException');
  },
  states: statesOf('RevokeGrant', (as, grant) => as.revokeGrant(grant)),
  errors: {
    ...managementErrors(revoking),
    DryRunOperationException: {
      message: wouldSucceed,
      provoke: async (desk) => {
        const KeyId = await desk.makeKey();
        const { GrantId } = await newGrant({ kms: desk.admin, arn: KeyId });
        const answer = await desk.admin.revokeGrant({ KeyId, GrantId, DryRun: true }).catch((error) => error);
        expect(await grantsOn(desk, KeyId)).toBe(1);
        throw answer;
      },
    },
    InvalidGrantIdException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.revokeGrant({ KeyId: await makeKey(), GrantId: 'nonsense' }),
    },
  },
  authorised: managementAuthorised(revoking, { otherAccounts: true, conditions: [revokedByOthers()] }),
};

function revokedByOthers() {
  const grants = new Map<string, string>();
  return onlyForServices(
    'RevokeGrant',
    (as, KeyId) => as.revokeGrant({ KeyId, GrantId: grants.get(KeyId) }),
    async (admin, KeyId) => {
      grants.set(KeyId, (await newGrant({ kms: admin, arn: KeyId })).GrantId);
    },
  );
}

const retiring: KeyManagement = {
  operation: 'RetireGrant',
  prepare: async (ready) => {
    const { GrantId } = await newGrant(ready);
    return (as, KeyId) => as.retireGrant({ KeyId, GrantId });
  },
};

export const retireGrant: OperationCase = {
  operation: 'RetireGrant',
  works: async (desk) => {
    const KeyId = await desk.makeKey();
    const key = { kms: desk.admin, arn: KeyId };
    const [byToken, byId] = [await newGrant(key), await newGrant(key)];
    await desk.admin.retireGrant({ GrantToken: byToken.GrantToken });
    expect(await grantsOn(desk, KeyId)).toBe(1);
    const both = desk.admin.retireGrant({ KeyId, ...byId });
    expect(await nameOfFailure(both)).toBe('ValidationException');
    await desk.admin.retireGrant({ KeyId, GrantId: byId.GrantId });
    expect(await grantsOn(desk, KeyId)).toBe(0);
  },
  states: statesOf('RetireGrant', (as, grant) => as.retireGrant(grant)),
  errors: {
    ...managementErrors(retiring),
    DryRunOperationException: {
      message: wouldSucceed,
      provoke: async (desk) => {
        const KeyId = await desk.makeKey();
        const { GrantId } = await newGrant({ kms: desk.admin, arn: KeyId });
        const answer = await desk.admin.retireGrant({ KeyId, GrantId, DryRun: true }).catch((error) => error);
        expect(await grantsOn(desk, KeyId)).toBe(1);
        throw answer;
      },
    },
    InvalidGrantIdException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.retireGrant({ KeyId: await makeKey(), GrantId: 'nonsense' }),
    },
    InvalidGrantTokenException: {
      message: null,
      provoke: ({ admin }) => admin.retireGrant({ GrantToken: 'nonsense' }),
    },
  },
  authorised: {
    by: [
      'retiring principal',
      'grantee with RetireGrant',
      'IAM in the account that made it',
      'other accounts',
    ],
    check: async (desk) => {
      await obeysTheGrant(desk);
      await obeysIam(desk);
    },
  },
};

async function obeysTheGrant(desk: Desk): Promise<void> {
  const { admin, makeKey, newUser } = desk;
  const KeyId = await makeKey();
  const [grantee, retiree, stranger] = [
    await newUser(),
    await newUser({ account: '444455556666' }),
    await newUser(),
  ];
  const make = async (Operations: ('Decrypt' | 'RetireGrant')[]) => {
    const request = { KeyId, GranteePrincipal: grantee.arn, RetiringPrincipal: retiree.arn, Operations };
    return { KeyId, GrantId: (await admin.createGrant(request)).GrantId };
  };
  const usable = await make(['Decrypt']);
  expect(await failure(stranger.kms.retireGrant(usable))).toContain(
    `AccessDeniedException: User: ${stranger.arn} is not authorized to perform: kms:RetireGrant`,
  );
  expect(await nameOfFailure(grantee.kms.retireGrant(usable))).toBe('AccessDeniedException');
  expect(await failure(retiree.kms.retireGrant(usable))).toBe('answered');
  expect(await failure(grantee.kms.retireGrant(await make(['Decrypt', 'RetireGrant'])))).toBe('answered');
}

async function obeysIam({ admin, makeKey, newUser }: Desk): Promise<void> {
  const arn = await makeKey();
  const { GrantId } = await newGrant({ kms: admin, arn });
  const { kms } = await newUser({ policies: [iam('kms:RetireGrant', arn)] });
  expect(await failure(kms.retireGrant({ KeyId: arn, GrantId }))).toBe('answered');
}
