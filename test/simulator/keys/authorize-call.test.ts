import { KMS } from '@aws-sdk/client-kms';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { identityOf, stsOf } from '../server/clients.js';
import { allow, arnOf, type Estate, failure, openEstate, policy, region, role, root, user } from './world.js';

let estate: Estate;
beforeAll(async () => {
  estate = await openEstate();
});
afterAll(() => estate.simulator.close());

const self = user('nobody');
/** Whether `nobody`, allowed everything under the condition, may describe or use the key. */
const mayUnder = async (Condition: object, key: object = {}, call = describeIt): Promise<boolean> => {
  const Policy = policy(allow(root), allow(self, 'kms:*', { Condition }));
  const KeyId = await estate.makeKey({ Policy, ...key });
  return (await failure(call(estate.as('nobody'), KeyId))) === 'answered';
};
const describeIt = (kms: KMS, KeyId: string): Promise<unknown> => kms.describeKey({ KeyId });
const encryptWith = (EncryptionContext: Record<string, string>) => (kms: KMS, KeyId: string) =>
  kms.encrypt({ KeyId, Plaintext: Buffer.from('x'), EncryptionContext });

const is = (key: string, value: string) => ({ StringEquals: { [key]: value } });
const rsa = { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' } as const;

it('knows what kind of key it is', async () => {
  expect(await mayUnder(is('kms:KeySpec', 'RSA_2048'), rsa)).toBe(true);
  expect(await mayUnder(is('kms:KeySpec', 'RSA_2048'))).toBe(false);
  expect(await mayUnder(is('kms:KeyUsage', 'SIGN_VERIFY'), rsa)).toBe(true);
  expect(await mayUnder(is('kms:KeyOrigin', 'EXTERNAL'), { Origin: 'EXTERNAL' })).toBe(true);
  expect(await mayUnder(is('kms:KeyOrigin', 'EXTERNAL'))).toBe(false);
  expect(await mayUnder({ Bool: { 'kms:MultiRegion': 'true' } }, { MultiRegion: true })).toBe(true);
  expect(await mayUnder({ Bool: { 'kms:MultiRegion': 'true' } })).toBe(false);
  expect(await mayUnder(is('kms:MultiRegionKeyType', 'PRIMARY'), { MultiRegion: true })).toBe(true);
  expect(await mayUnder({ Null: { 'kms:MultiRegionKeyType': 'true' } })).toBe(true);
});

it('knows the key’s tags and account, and the caller’s', async () => {
  const Tags = [{ TagKey: 'team', TagValue: 'payments' }];
  expect(await mayUnder(is('aws:ResourceTag/team', 'payments'), { Tags })).toBe(true);
  expect(await mayUnder(is('aws:ResourceTag/team', 'payments'))).toBe(false);
  expect(await mayUnder(is('aws:ResourceAccount', '111122223333'))).toBe(true);
  expect(await mayUnder(is('kms:CallerAccount', '111122223333'))).toBe(true);
  expect(await mayUnder(is('kms:CallerAccount', '444455556666'))).toBe(false);
});

it('knows the alias by which a key was named', async () => {
  const KeyId = await estate.makeKey({
    Policy: policy(
      allow(root),
      allow(self, 'kms:DescribeKey', { Condition: is('kms:RequestAlias', 'alias/app') }),
    ),
  });
  await estate.admin.createAlias({ AliasName: 'alias/app', TargetKeyId: KeyId });
  await estate.admin.createAlias({ AliasName: 'alias/other', TargetKeyId: KeyId });
  const asked = (name: string) => failure(describeIt(estate.as('nobody'), name));
  expect(await asked('alias/app')).toBe('answered');
  expect(await asked(arnOf(KeyId).replace(`key/${KeyId}`, 'alias/app'))).toBe('answered');
  expect(await asked('alias/other')).toContain('AccessDenied');
  expect(await asked(KeyId)).toContain('AccessDenied');
});

it('knows the encryption context', async () => {
  const paid = is('kms:EncryptionContext:app', 'payments');
  expect(await mayUnder(paid, {}, encryptWith({ app: 'payments', tier: '1' }))).toBe(true);
  expect(await mayUnder(paid, {}, encryptWith({ app: 'other' }))).toBe(false);
  const names = { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['app'] } };
  expect(await mayUnder(names, {}, encryptWith({ app: 'x' }))).toBe(true);
  expect(await mayUnder(names, {}, encryptWith({ app: 'x', tier: '1' }))).toBe(false);
});

it('denies whatever else allows, and says what denied', async () => {
  const Policy = policy(allow(root), allow(self), { ...allow(self, 'kms:DescribeKey'), Effect: 'Deny' });
  const KeyId = await estate.makeKey({ Policy });
  await estate.admin.createGrant({ KeyId, GranteePrincipal: self, Operations: ['DescribeKey', 'Encrypt'] });
  expect(await failure(describeIt(estate.as('nobody'), KeyId))).toBe(
    `AccessDeniedException: User: ${self} is not authorized to perform: kms:DescribeKey on resource: ${arnOf(KeyId)} with an explicit deny in a resource-based policy`,
  );
  expect(await failure(encryptWith({})(estate.as('nobody'), KeyId))).toBe('answered');
});

it('lets a grant allow what the policy doesn’t, and takes only tokens that it gave', async () => {
  const KeyId = await estate.makeKey();
  const told = (GrantTokens: string[]) => failure(estate.as('nobody').describeKey({ KeyId, GrantTokens }));
  expect(await told([])).toMatch(
    /^AccessDeniedException: User: .* because no identity-based policy allows the kms:DescribeKey action$/,
  );
  const { GrantToken = '' } = await estate.admin.createGrant({
    KeyId,
    GranteePrincipal: self,
    Operations: ['DescribeKey'],
  });
  expect(await told([GrantToken])).toBe('answered');
  expect(await told([])).toBe('answered');
  expect(await told(['AQpAM2RhZ'])).toContain('InvalidGrantTokenException');
});

it('narrows a role by its session policy, also where the key policy names the role', async () => {
  const KeyId = await estate.makeKey({ Policy: policy(allow(root), allow(role('deploy'))) });
  const identity = { accessKeyId: 'administrator', secretAccessKey: 'secret' };
  const session = async (rest: object) => {
    const request = { RoleArn: role('deploy'), RoleSessionName: 'night', ...rest };
    const { Credentials } = await stsOf(estate.simulator, identity).send(new AssumeRoleCommand(request));
    return new KMS({
      endpoint: estate.simulator.url,
      region,
      credentials: identityOf(Credentials),
      maxAttempts: 1,
    });
  };
  const whole = await session({});
  expect(await failure(describeIt(whole, KeyId))).toBe('answered');
  const narrow = await session({
    Policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'kms:Encrypt', Resource: '*' }],
    }),
  });
  expect(await failure(encryptWith({})(narrow, KeyId))).toBe('answered');
  expect(await failure(describeIt(narrow, KeyId))).toBe(
    `AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/deploy/night is not authorized to perform: kms:DescribeKey on resource: ${arnOf(KeyId)} because no session policy allows the kms:DescribeKey action`,
  );
});

it('says of a session, and of nothing else, that it has no multi-factor authentication', async () => {
  const deny = {
    ...allow(role('deploy'), 'kms:DescribeKey'),
    Effect: 'Deny',
    Principal: '*',
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
  };
  const KeyId = await estate.makeKey({ Policy: policy(allow(root), allow(role('deploy')), deny) });
  expect(await failure(describeIt(estate.admin, KeyId))).toBe('answered');
  const identity = { accessKeyId: 'administrator', secretAccessKey: 'secret' };
  const assume = new AssumeRoleCommand({ RoleArn: role('deploy'), RoleSessionName: 'night' });
  const { Credentials } = await stsOf(estate.simulator, identity).send(assume);
  const session = new KMS({
    endpoint: estate.simulator.url,
    region,
    credentials: identityOf(Credentials),
    maxAttempts: 1,
  });
  expect(await failure(describeIt(session, KeyId))).toContain('explicit deny');
});

it('takes names of the encryption context that differ only by case for one, in whatever order they come', async () => {
  const KeyId = await estate.makeKey({ Policy: policy(allow(root)) });
  const Constraints = { EncryptionContextEquals: { stage: 'prod' } };
  const grant = { KeyId, GranteePrincipal: self, Operations: ['Encrypt' as const], Constraints };
  await estate.admin.createGrant(grant);
  const may = async (context: Record<string, string>) =>
    (await failure(encryptWith(context)(estate.as('nobody'), KeyId))) === 'answered';
  expect(await may({ STAGE: 'prod' })).toBe(true);
  for (const value of ['prod', 'dev']) {
    expect(await may({ stage: 'prod', Stage: value })).toBe(false);
    expect(await may({ Stage: value, stage: 'prod' })).toBe(false);
  }
});
