import { account, type Desk, region, unusedKeyId } from '../desk.js';
import { documentedErrors } from '../documented-errors.js';
import { keyStateCells } from '../key-state-cells.js';
import type { Provocation } from '../operation-case.js';
import { type KeyManagement, readyKey } from './key-management.js';

type Provocations = Record<string, Provocation>;

const unusedArn = `arn:aws:kms:${region}:${account}:key/${unusedKeyId}`;
const noArn = `arn:aws:kms:${region}:${account}:nothing`;

/**
 * The errors that operations on a key have in common, as far as AWS documents them for this one. Where the table of key states
 * lets the operation pass in all of them, AWS still lists KMSInvalidStateException, and a fault answers it.
 */
export function managementErrors(management: KeyManagement): Provocations {
  const documented = documentedErrors(management.operation).map(({ name }) => name);
  const common: Provocations = {
    NotFoundException: {
      message: `Key '${unusedArn}' does not exist`,
      provoke: async (desk) => (await readyKey(desk, management)).call(desk.admin, unusedArn),
    },
    InvalidArnException: {
      message: /ARN/i,
      provoke: async (desk) => (await readyKey(desk, management)).call(desk.admin, noArn),
    },
    DependencyTimeoutException: faultOf(management, 'DependencyTimeoutException', 503),
    KMSInternalException: faultOf(management, 'KMSInternalException', 500),
    KMSInvalidStateException: invalidState(management),
    DisabledException: {
      message: /^arn:aws:kms:[^ ]* is disabled\.$/,
      provoke: async (desk) => {
        const { arn, call } = await readyKey(desk, management);
        await desk.admin.disableKey({ KeyId: arn });
        return call(desk.admin, arn);
      },
    },
  };
  return Object.fromEntries(Object.entries(common).filter(([name]) => documented.includes(name)));
}

function invalidState(management: KeyManagement): Provocation {
  if (keyStateCells(management.operation)?.PendingDeletion !== 'KMSInvalidStateException')
    return faultOf(management, 'KMSInvalidStateException', 400);
  return {
    message: /^arn:aws:kms:[^ ]* is pending (replica )?deletion\.$/,
    provoke: async (desk) => {
      const { arn, call } = await readyKey(desk, management);
      await desk.admin.scheduleKeyDeletion({ KeyId: arn });
      return call(desk.admin, arn);
    },
  };
}

/** The control API answers for the service, because AWS names no cause that a caller could bring about. */
export function faultOf(management: KeyManagement, name: string, status: number): Provocation {
  return {
    byFault: true,
    message: name,
    provoke: async (desk) => {
      const { arn, call } = await readyKey(desk, management);
      await desk.fault(management.operation, name, status);
      return call(desk.admin, arn);
    },
  };
}

/** The same for an operation on no key. */
export function faultsOf(
  operation: string,
  faults: Readonly<Record<string, number>>,
  call: (desk: Desk) => Promise<unknown>,
): Provocations {
  const entries = Object.entries(faults).map(([name, status]): [string, Provocation] => [
    name,
    {
      byFault: true,
      message: name,
      provoke: async (desk) => {
        await desk.fault(operation, name, status);
        return call(desk);
      },
    },
  ]);
  return Object.fromEntries(entries);
}

export const serviceFaults = { DependencyTimeoutException: 503, KMSInternalException: 500 };
