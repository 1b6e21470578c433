import type { CreateKeyCommandInput, KMS } from '@aws-sdk/client-kms';
import type { KeyAt } from '../key-in-state.js';
import type { StateTrial } from '../operation-case.js';

/** What every cryptographic operation takes beside its own members. */
export interface CommonInput {
  readonly GrantTokens?: string[];
  readonly DryRun?: boolean;
  readonly EncryptionContext?: Record<string, string>;
}

/** Uses a key, which may be named in any way. */
export type UseCall = (kms: KMS, KeyId: string, more?: CommonInput) => Promise<unknown>;

/** What the errors, states and permissions of an operation that uses one key have in common with all the others. */
export interface KeyUse {
  readonly operation: string;
  /** The permissions that it takes. Default: its name. */
  readonly actions?: readonly string[];
  readonly kind?: CreateKeyCommandInput;
  /** A kind of key of another usage. */
  readonly otherKind: CreateKeyCommandInput;
  /** Whether encryption contexts, and grants that are constrained by them, exist for it. */
  readonly context: boolean;
  /** False for GetPublicKey, which has no DryRun. */
  readonly dryRun?: false;
  /** Makes what the call needs, with a key that can be used. */
  readonly prepare: (ready: KeyAt) => Promise<UseCall>;
  /** Condition keys of the request and what it has in them, beside those that every use has. */
  readonly conditions: Readonly<Record<string, string>>;
}

export const actionsOf = ({ operation, actions = [operation] }: KeyUse) =>
  actions.map((action) => `kms:${action}`);

/** How the use is tried in each key state. */
export function useStates({ kind = {}, prepare }: KeyUse): StateTrial {
  return {
    kind,
    prepare: async (ready) => {
      const call = await prepare(ready);
      return ({ kms, arn }) => call(kms, arn);
    },
  };
}
