import type { KMS } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { account, type Desk, region, unusedKeyId } from '../../desk.js';
import { aliasAuthorised } from '../../key-management/alias-authorised.js';
import { type KeyManagement, managementStates, simply } from '../../key-management/key-management.js';
import { withQuotas } from '../../key-management/limits.js';
import { managementErrors } from '../../key-management/management-errors.js';
import type { OperationCase } from '../../operation-case.js';
import { nameOfFailure } from '../../policies.js';

let names = 0;
const newName = () => {
  names += 1;
  return `alias/app/${names}`;
};

const creating: KeyManagement = {
  operation: 'CreateAlias',
  prepare: simply((as, TargetKeyId) => as.createAlias({ AliasName: newName(), TargetKeyId })),
};

export const createAlias: OperationCase = {
  operation: 'CreateAlias',
  works: async ({ admin, makeKey }) => {
    const [TargetKeyId, AliasName] = [await makeKey(), newName()];
    await admin.createAlias({ AliasName, TargetKeyId });
    const { CiphertextBlob } = await admin.encrypt({ KeyId: AliasName, Plaintext: Buffer.from('x') });
    expect((await admin.decrypt({ CiphertextBlob })).KeyId).toBe(TargetKeyId);
    for (const wrong of ['app', 'alias/a b', `alias/${'x'.repeat(251)}`])
      expect(await nameOfFailure(admin.createAlias({ AliasName: wrong, TargetKeyId }))).toBe(
        'ValidationException',
      );
  },
  states: managementStates(creating),
  errors: {
    ...managementErrors(creating),
    AlreadyExistsException: {
      message: /already exists/,
      provoke: async ({ admin, makeKey }) => {
        const alias = { AliasName: newName(), TargetKeyId: await makeKey() };
        await admin.createAlias(alias);
        return admin.createAlias(alias);
      },
    },
    InvalidAliasNameException: {
      message: null,
      provoke: async ({ admin, makeKey }) =>
        admin.createAlias({ AliasName: 'alias/', TargetKeyId: await makeKey() }),
    },
    LimitExceededException: {
      message: null,
      provoke: () =>
        withQuotas({ aliasesPerKey: 1 }, async (admin) => {
          const TargetKeyId = await keyOf(admin);
          await admin.createAlias({ AliasName: newName(), TargetKeyId });
          return admin.createAlias({ AliasName: newName(), TargetKeyId });
        }),
    },
  },
  authorised: aliasAuthorised('CreateAlias', async ({ arn }) => {
    const AliasName = newName();
    return { name: AliasName, call: (as) => as.createAlias({ AliasName, TargetKeyId: arn }) };
  }),
};

/** The alias stands for another key of the same kind, made where `as` is. */
async function move(as: KMS, TargetKeyId: string): Promise<unknown> {
  const AliasName = newName();
  await as.createAlias({ AliasName, TargetKeyId: await keyOf(as) });
  return as.updateAlias({ AliasName, TargetKeyId });
}

const updating: KeyManagement = {
  operation: 'UpdateAlias',
  prepare: async ({ kms }) => {
    const AliasName = newName();
    await kms.createAlias({ AliasName, TargetKeyId: await keyOf(kms) });
    return (as, TargetKeyId) => as.updateAlias({ AliasName, TargetKeyId });
  },
};

export const updateAlias: OperationCase = {
  operation: 'UpdateAlias',
  works: async (desk) => {
    await movesTheAlias(desk);
    await refusesAnotherKind(desk);
    await leavesAKeyInAnyState(desk);
  },
  states: managementStates({ ...updating, prepare: simply(move) }),
  errors: {
    ...managementErrors(updating),
    LimitExceededException: {
      message: null,
      provoke: () =>
        withQuotas({ aliasesPerKey: 1 }, async (admin) => {
          const TargetKeyId = await keyOf(admin);
          await admin.createAlias({ AliasName: newName(), TargetKeyId });
          return move(admin, TargetKeyId);
        }),
    },
  },
  authorised: aliasAuthorised('UpdateAlias', async (key, { admin, makeKey }, Policy) => {
    const AliasName = newName();
    await admin.createAlias({ AliasName, TargetKeyId: await makeKey({ Policy }) });
    return { name: AliasName, call: (as) => as.updateAlias({ AliasName, TargetKeyId: key.arn }) };
  }),
};

async function movesTheAlias({ admin, makeKey, advance }: Desk): Promise<void> {
  const [one, other] = [await makeKey(), await makeKey()];
  const AliasName = newName();
  await admin.createAlias({ AliasName, TargetKeyId: one });
  await advance(60);
  await admin.updateAlias({ AliasName, TargetKeyId: other });
  expect((await admin.describeKey({ KeyId: AliasName })).KeyMetadata?.Arn).toBe(other);
  const [alias] = (await admin.listAliases({ KeyId: other })).Aliases ?? [];
  const lifetime = Number(alias?.LastUpdatedDate) - Number(alias?.CreationDate);
  expect(lifetime).toBe(60_000);
  expect((await admin.listAliases({ KeyId: one })).Aliases).toEqual([]);
}

async function refusesAnotherKind({ admin, makeKey }: Desk): Promise<void> {
  const AliasName = newName();
  await admin.createAlias({
    AliasName,
    TargetKeyId: await makeKey({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' }),
  });
  const others = [
    await makeKey(),
    await makeKey({ KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' }),
    await makeKey({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }),
  ];
  for (const TargetKeyId of others)
    expect(await nameOfFailure(admin.updateAlias({ AliasName, TargetKeyId }))).toBe('ValidationException');
}

async function leavesAKeyInAnyState({ admin, makeKey }: Desk): Promise<void> {
  const old = await makeKey();
  const AliasName = newName();
  await admin.createAlias({ AliasName, TargetKeyId: old });
  await admin.scheduleKeyDeletion({ KeyId: old });
  expect(await nameOfFailure(admin.updateAlias({ AliasName, TargetKeyId: await makeKey() }))).toBe(
    'answered',
  );
}

const deleting: KeyManagement = {
  operation: 'DeleteAlias',
  prepare: async ({ kms, arn }) => {
    const AliasName = newName();
    await kms.createAlias({ AliasName, TargetKeyId: arn });
    return (as) => as.deleteAlias({ AliasName });
  },
};

export const deleteAlias: OperationCase = {
  operation: 'DeleteAlias',
  works: async ({ admin, makeKey }) => {
    const [KeyId, AliasName] = [await makeKey(), newName()];
    await admin.createAlias({ AliasName, TargetKeyId: KeyId });
    await admin.deleteAlias({ AliasName });
    expect((await admin.listAliases({ KeyId })).Aliases).toEqual([]);
    expect(await nameOfFailure(admin.describeKey({ KeyId: AliasName }))).toBe('NotFoundException');
    expect(await nameOfFailure(admin.describeKey({ KeyId }))).toBe('answered');
  },
  states: {
    prepare: async ({ kms, arn }, state) => {
      const AliasName = newName();
      if (state !== 'Creating' && state !== 'Updating')
        await kms.createAlias({ AliasName, TargetKeyId: arn });
      return async (key) => {
        // A replica's aliases can be made only where it is.
        if (state === 'Creating' || state === 'Updating')
          await key.kms.createAlias({ AliasName, TargetKeyId: key.arn });
        return key.kms.deleteAlias({ AliasName });
      };
    },
  },
  errors: {
    ...managementErrors(deleting),
    NotFoundException: {
      message: `Alias arn:aws:kms:${region}:${account}:alias/missing is not found.`,
      provoke: ({ admin }) => admin.deleteAlias({ AliasName: 'alias/missing' }),
    },
  },
  authorised: aliasAuthorised('DeleteAlias', async ({ arn }, { admin }) => {
    const AliasName = newName();
    await admin.createAlias({ AliasName, TargetKeyId: arn });
    return { name: AliasName, call: (as) => as.deleteAlias({ AliasName }) };
  }),
};

async function keyOf(kms: KMS): Promise<string> {
  return (await kms.createKey()).KeyMetadata?.Arn ?? unusedKeyId;
}
