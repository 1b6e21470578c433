import type { KMS } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { account, type Desk, partner, region } from '../desk.js';
import type { Authorisation } from '../operation-case.js';
import { allow, delegation, failure, iam, keyPolicy, nameOfFailure } from '../policies.js';

/** A call on the alias, which stands for the key or is going to; all keys that it takes have the policy. */
type PrepareAlias = (
  key: { readonly arn: string },
  desk: Desk,
  Policy: string,
) => Promise<{ readonly name: string; readonly call: (as: KMS) => Promise<unknown> }>;

/** It takes permission on the alias, by IAM, and on each key, by key policy or IAM; another account has no way. */
export function aliasAuthorised(operation: string, prepare: PrepareAlias): Authorisation {
  const action = `kms:${operation}`;
  const aliases = `arn:aws:kms:${region}:${account}:alias/app/*`;
  const keys = `arn:aws:kms:${region}:${account}:key/*`;
  return {
    by: ['IAM on the alias', 'key policy or IAM on each key'],
    check: async (desk) => {
      const outcome = async (policies: readonly object[], onKey: boolean, of = account) => {
        const person = await desk.newUser({ policies, account: of });
        const Policy = onKey ? keyPolicy(delegation, allow(person.arn, action)) : keyPolicy(delegation);
        const { call } = await prepare({ arn: await desk.makeKey({ Policy }) }, desk, Policy);
        return nameOfFailure(call(person.kms));
      };
      expect(await outcome([], true), 'key policy alone').toBe('AccessDeniedException');
      expect(await outcome([iam(action, aliases)], false), 'the alias alone').toBe('AccessDeniedException');
      expect(await outcome([iam(action, keys)], false), 'the keys alone').toBe('AccessDeniedException');
      expect(await outcome([iam(action, aliases)], true)).toBe('answered');
      expect(await outcome([iam(action, aliases), iam(action, keys)], false)).toBe('answered');
      expect(await outcome([iam(action)], true, partner)).not.toBe('answered');
      await namesWhatIsRefused(desk, operation, prepare);
    },
  };
}

async function namesWhatIsRefused(desk: Desk, operation: string, prepare: PrepareAlias): Promise<void> {
  const { arn, kms } = await desk.newUser();
  const { call, name } = await prepare({ arn: await desk.makeKey() }, desk, keyPolicy(delegation));
  expect(await failure(call(kms))).toContain(
    `AccessDeniedException: User: ${arn} is not authorized to perform: kms:${operation} on resource: arn:aws:kms:${region}:${account}:${name}`,
  );
}
