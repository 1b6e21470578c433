import { type Desk, unusedKeyId } from '../desk.js';
import type { Provocation } from '../operation-case.js';
import { byFault } from '../provocations.js';
import type { CommonInput, KeyUse } from './key-use.js';

type Bring = (desk: Desk, arn: string) => Promise<unknown>;

/** The errors that all uses of a key document; an operation adds its own, and leaves out what it hasn't. */
export function useErrors(use: KeyUse) {
  const { operation, otherKind } = use;
  return {
    DisabledException: provocation(
      /^arn:aws:kms:eu-central-1:111122223333:key\/[0-9a-f-]{36} is disabled\.$/,
      (desk) => after(desk, use, (_desk, KeyId) => desk.admin.disableKey({ KeyId })),
    ),
    DryRunOperationException: provocation(
      'The request would have succeeded, but the DryRun option is set.',
      (desk) => after(desk, use, async () => {}, { DryRun: true }),
    ),
    InvalidGrantTokenException: provocation(null, (desk) =>
      after(desk, use, async () => {}, { GrantTokens: ['bm8gc3VjaCBncmFudA=='] }),
    ),
    InvalidKeyUsageException: provocation(
      new RegExp(`^arn:\\S+ key usage is [A-Z_]+ which is not valid for ${operation}\\.$`),
      (desk) => on(desk, use, () => desk.makeKey(otherKind)),
    ),
    KMSInvalidStateException: provocation(/^arn:\S+ is pending deletion\.$/, (desk) =>
      after(desk, use, (_desk, KeyId) => desk.admin.scheduleKeyDeletion({ KeyId })),
    ),
    NotFoundException: provocation(
      `Key 'arn:aws:kms:eu-central-1:111122223333:key/${unusedKeyId}' does not exist`,
      (desk) => on(desk, use, async () => unusedKeyId),
    ),
    ...byFault(
      operation,
      ['DependencyTimeoutException', 'KeyUnavailableException', 'KMSInternalException'],
      (desk) => after(desk, use, async () => {}),
    ),
  };
}

const provocation = (
  message: string | RegExp | null,
  provoke: (desk: Desk) => Promise<unknown>,
): Provocation => ({ message, provoke });

/** The call, prepared with a new key, on the same key after something was done to it. */
async function after(desk: Desk, { kind, prepare }: KeyUse, bring: Bring, more: CommonInput = {}) {
  const arn = await desk.makeKey(kind);
  const call = await prepare({ kms: desk.admin, arn });
  await bring(desk, arn);
  return call(desk.admin, arn, more);
}

/** The call, prepared with a key of its kind, on another. */
async function on(desk: Desk, { kind, prepare }: KeyUse, other: () => Promise<string>) {
  const call = await prepare({ kms: desk.admin, arn: await desk.makeKey(kind) });
  return call(desk.admin, await other());
}
