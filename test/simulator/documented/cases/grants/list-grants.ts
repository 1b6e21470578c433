import { expect } from 'vitest';
import { account, type Desk } from '../../desk.js';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { managementAuthorised } from '../../key-management/management-authorised.js';
import { managementErrors } from '../../key-management/management-errors.js';
import { onlyForServices } from '../../key-management/only-for-services.js';
import { invalidMarker, pageByPage } from '../../key-management/pages.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

const management: KeyManagement = {
  operation: 'ListGrants',
  prepare: simply((as, KeyId) => as.listGrants({ KeyId })),
};

export const listGrants: OperationCase = {
  operation: 'ListGrants',
  works: async (desk) => {
    await showsAndFilters(desk);
    await pages(desk);
  },
  states: managementStates(management),
  errors: {
    ...managementErrors(management),
    InvalidGrantIdException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.listGrants({ KeyId: await makeKey(), GrantId: 'nonsense' }),
    },
    InvalidMarkerException: invalidMarker(async ({ admin, makeKey }, paging) =>
      admin.listGrants({ KeyId: await makeKey(), ...paging }),
    ),
  },
  authorised: managementAuthorised(management, {
    otherAccounts: true,
    conditions: [onlyForServices('ListGrants', (as, KeyId) => as.listGrants({ KeyId }))],
  }),
};

async function showsAndFilters({ admin, makeKey, newUser }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const [one, other] = [await newUser(), await newUser()];
  const Constraints = { EncryptionContextEquals: { tenant: 'a' } };
  const { GrantId } = await admin.createGrant({
    KeyId,
    GranteePrincipal: one.arn,
    RetiringPrincipal: other.arn,
    Operations: ['Decrypt'],
    Name: 'reader',
    Constraints,
  });
  await admin.createGrant({ KeyId, GranteePrincipal: other.arn, Operations: ['Encrypt'] });
  const wanted = {
    KeyId,
    GrantId,
    Name: 'reader',
    CreationDate: expect.any(Date),
    GranteePrincipal: one.arn,
    RetiringPrincipal: other.arn,
    IssuingAccount: `arn:aws:iam::${account}:root`,
    Operations: ['Decrypt'],
    Constraints,
  };
  expect((await admin.listGrants({ KeyId, GrantId })).Grants).toEqual([wanted]);
  expect((await admin.listGrants({ KeyId, GranteePrincipal: one.arn })).Grants).toEqual([wanted]);
  expect((await admin.listGrants({ KeyId })).Grants).toHaveLength(2);
}

async function pages({ admin, makeKey, newUser }: Desk): Promise<void> {
  const KeyId = await makeKey();
  const { arn } = await newUser();
  const ids: (string | undefined)[] = [];
  for (const Operation of ['Decrypt', 'Encrypt', 'DescribeKey'] as const) {
    const grant = await admin.createGrant({ KeyId, GranteePrincipal: arn, Operations: [Operation] });
    ids.push(grant.GrantId);
  }
  const given = await pageByPage((paging) => admin.listGrants({ KeyId, ...paging }));
  const listed = given.flatMap(({ Grants = [] }) => Grants.map(({ GrantId }) => GrantId));
  expect(listed.sort()).toEqual(ids.sort());
  for (const Limit of [0, 101])
    expect(await nameOfFailure(admin.listGrants({ KeyId, Limit }))).toBe('ValidationException');
}
