import type { KMS } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { account, type Desk, partner, region } from '../../desk.js';
import { faultsOf, serviceFaults } from '../../key-management/management-errors.js';
import { invalidMarker, pageByPage } from '../../key-management/pages.js';
import type { OperationCase } from '../../operation-case.js';
import { failure, iam, nameOfFailure } from '../../policies.js';

const administrator = `arn:aws:iam::${account}:user/administrator`;
const list = (as: KMS, RetiringPrincipal = administrator) => as.listRetirableGrants({ RetiringPrincipal });

export const listRetirableGrants: OperationCase = {
  operation: 'ListRetirableGrants',
  works: async (desk) => {
    await listsThoseOfAnyAccount(desk);
  },
  states: 'no key',
  errors: {
    ...faultsOf('ListRetirableGrants', serviceFaults, ({ admin }) => list(admin)),
    InvalidArnException: {
      message: null,
      provoke: ({ admin }) => list(admin, 'nonsense'),
    },
    InvalidMarkerException: invalidMarker(({ admin }, paging) =>
      admin.listRetirableGrants({ RetiringPrincipal: administrator, ...paging }),
    ),
    // A principal without grants has an empty list, so there is nothing that could be missing.
    ...faultsOf('ListRetirableGrants', { NotFoundException: 400 }, ({ admin }) => list(admin)),
  },
  authorised: {
    by: ['IAM on the retiring principal'],
    check: async ({ newUser }) => {
      const stranger = await newUser();
      expect(await failure(list(stranger.kms))).toContain(
        `AccessDeniedException: User: ${stranger.arn} is not authorized to perform: kms:ListRetirableGrants on resource: ${administrator}`,
      );
      const onIt = await newUser({ policies: [iam('kms:ListRetirableGrants', administrator)] });
      expect(await nameOfFailure(list(onIt.kms))).toBe('answered');
      expect(await nameOfFailure(list(onIt.kms, onIt.arn))).toBe('AccessDeniedException');
    },
  },
};

async function listsThoseOfAnyAccount(desk: Desk): Promise<void> {
  const { admin, partner: theirs, makeKey, newUser } = desk;
  const { arn } = await newUser();
  const grantee = `arn:aws:iam::${partner}:user/administrator`;
  const ids: (string | undefined)[] = [];
  for (const [kms, KeyId] of [
    [admin, await makeKey()],
    [theirs, await makeKey({}, theirs)],
  ] as const) {
    const grant = { KeyId, GranteePrincipal: grantee, Operations: ['Decrypt' as const] };
    ids.push((await kms.createGrant({ ...grant, RetiringPrincipal: arn })).GrantId);
    await kms.createGrant(grant);
  }
  const pages = await pageByPage((paging) =>
    admin.listRetirableGrants({ RetiringPrincipal: arn, ...paging }),
  );
  const grants = pages.flatMap(({ Grants = [] }) => Grants);
  expect(grants.map(({ GrantId }) => GrantId).sort()).toEqual(ids.sort());
  for (const { RetiringPrincipal, KeyId } of grants) {
    expect(RetiringPrincipal).toBe(arn);
    expect(KeyId).toContain(`:kms:${region}:`);
  }
  const Limit = 101;
  expect(await nameOfFailure(admin.listRetirableGrants({ RetiringPrincipal: arn, Limit }))).toBe(
    'ValidationException',
  );
}
