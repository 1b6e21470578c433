import type { CreateKeyCommandInput } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import { generatedActions } from '../../../../src/access/generated/kms-actions.js';
import { account, type Desk } from '../desk.js';
import { allow, delegation, iam, keyPolicy, nameOfFailure } from '../policies.js';
import { actionsOf, type KeyUse } from './key-use.js';

/** Condition keys that come with calls from enclaves, which have tests of their own. */
const elsewhere = /^kms:RecipientAttestation:/;

const viaService = 's3.eu-central-1.amazonaws.com';

/**
 * Tries each condition key that AWS has for the operation, in a key policy where it can be: the call is let in where the
 * condition has what the request has, and refused otherwise.
 */
export async function checkConditions(desk: Desk, use: KeyUse): Promise<void> {
  const kind: CreateKeyCommandInput = {
    ...use.kind,
    MultiRegion: true,
    Tags: [{ TagKey: 'team', TagValue: 'pay' }],
  };
  const arn = await desk.makeKey(kind);
  const alias = `alias/${use.operation}`;
  await desk.admin.createAlias({ AliasName: alias, TargetKeyId: arn });
  const user = await desk.newUser();
  const kms = await desk.session({ principal: user.arn, viaService });
  const call = await use.prepare({ kms: desk.admin, arn });
  const context = use.context ? { EncryptionContext: { tenant: 'a' } } : {};
  const answer = async (key: string, value: string) => {
    const Condition = {
      [severalValued.test(key) ? 'ForAnyValue:StringEquals' : 'StringEquals']: { [key]: value },
    };
    const inIam = iamOnly.test(key);
    const statement = allow(user.arn, inIam ? 'kms:DescribeKey' : actionsOf(use), { Condition });
    await desk.admin.putKeyPolicy({ KeyId: arn, Policy: keyPolicy(delegation, statement) });
    const policies = inIam ? [iam(actionsOf(use), '*', { Condition })] : [];
    await desk.control('principals/update', { arn: user.arn, policies });
    return nameOfFailure(call(kms, alias, context));
  };
  const has = await requestHas(desk, use, arn, alias);
  for (const [key, value] of Object.entries(has)) {
    expect(await answer(key, value), key).toBe('answered');
    expect(await answer(key, `not ${value}`), key).toBe('AccessDeniedException');
  }
  expect(conditionKeysOf(use).filter((key) => !(key in has) && !elsewhere.test(key))).toEqual([]);
}

/** The developer guide has them for IAM policies only. */
const iamOnly = /^(kms:ResourceAliases|aws:ResourceTag\/.*)$/;

const severalValued = /^kms:(ResourceAliases|EncryptionContextKeys)$/;

/** As the service authorization reference lists them, with a name for those that are a prefix. */
function conditionKeysOf(use: KeyUse): readonly string[] {
  const actions = generatedActions.filter(({ name }) => actionsOf(use).includes(`kms:${name}`));
  expect(actions).toHaveLength(actionsOf(use).length);
  const names = new Map([
    ['aws:ResourceTag/', 'aws:ResourceTag/team'],
    ['kms:EncryptionContext:', 'kms:EncryptionContext:tenant'],
  ]);
  return actions.flatMap(({ conditionKeys }) => conditionKeys.map((key) => names.get(key) ?? key));
}

async function requestHas(
  desk: Desk,
  use: KeyUse,
  KeyId: string,
  alias: string,
): Promise<Record<string, string>> {
  const { KeyMetadata: key } = await desk.admin.describeKey({ KeyId });
  const spec = key?.KeySpec ?? '';
  const usage = key?.KeyUsage ?? '';
  return {
    'aws:ResourceTag/team': 'pay',
    'kms:CallerAccount': account,
    'kms:CustomerMasterKeySpec': spec,
    'kms:CustomerMasterKeyUsage': usage,
    'kms:KeyOrigin': 'AWS_KMS',
    'kms:KeySpec': spec,
    'kms:KeyUsage': usage,
    'kms:MultiRegion': 'true',
    'kms:MultiRegionKeyType': 'PRIMARY',
    'kms:RequestAlias': alias,
    'kms:ResourceAliases': alias,
    'kms:ViaService': viaService,
    ...(use.context ? { 'kms:EncryptionContext:tenant': 'a', 'kms:EncryptionContextKeys': 'tenant' } : {}),
    ...use.conditions,
  };
}
