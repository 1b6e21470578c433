import type { CreateKeyCommandInput, KMS } from '@aws-sdk/client-kms';
import { type Desk, externalStore, hsmStore } from '../desk.js';
import type { KeyAt } from '../key-in-state.js';
import type { StateTrial } from '../operation-case.js';

/** A call of the operation that AWS lets through, on a key that is named by its ARN. */
export type ManagementCall = (as: KMS, KeyId: string) => Promise<unknown>;

/** An operation that manages a key, or shows something of it. */
export interface KeyManagement {
  readonly operation: string;
  /** What kind of key it is for. Default: a symmetric key. */
  readonly kind?: CreateKeyCommandInput;
  /** Makes what the call needs of a key that can be used, and gives the call. */
  readonly prepare: (ready: KeyAt, desk: Desk) => Promise<ManagementCall>;
}

/** An operation that needs nothing but the key. */
export const simply =
  (call: ManagementCall): KeyManagement['prepare'] =>
  async () =>
    call;

export const managementStates = (
  { kind = {}, prepare }: KeyManagement,
  deviations: StateTrial['deviations'] = {},
): StateTrial => ({
  kind,
  deviations,
  prepare: async (ready, _state, desk) => {
    const call = await prepare(ready, desk);
    return ({ kms, arn }) => call(kms, arn);
  },
});

/** A new key of the kind, with a key policy if one is given, and the call on it. */
export async function readyKey(
  desk: Desk,
  { kind = {}, prepare }: KeyManagement,
  Policy?: string,
): Promise<{ readonly arn: string; readonly call: ManagementCall }> {
  const arn = await desk.makeKey({ ...kind, ...(Policy === undefined ? {} : { Policy }) });
  return { arn, call: await prepare({ kms: desk.admin, arn }, desk) };
}

/** A key in the CloudHSM key store, or in the external one. */
export const inHsm: CreateKeyCommandInput = { Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: hsmStore };
export const inExternalStore: CreateKeyCommandInput = {
  Origin: 'EXTERNAL_KEY_STORE',
  CustomKeyStoreId: externalStore,
};
