import { KMS } from '@aws-sdk/client-kms';
import { beforeAll, describe, expect, test } from 'vitest';
import { identityOf } from '../server/clients.js';
import { failure, useAccount } from './account.js';

// Source: radkawar/stackd, testdata/aws/kms/{grants,hmac,ecc}.json.
const account = useAccount();
const kms = () => account.kms();
const here = '000000000000';
const partner = '222222222222';
const roleArn = (name: string, of = here) => `arn:aws:iam::${of}:role/${name}`;
const sessionArn = (role: string, session: string, of = here) =>
  `arn:aws:sts::${of}:assumed-role/${role}/${session}`;
let key = '';
let ciphertext: Uint8Array = new Uint8Array();

beforeAll(async () => {
  for (const arn of [roleArn('bare'), roleArn('limited'), roleArn('partner', partner)])
    await account.control('principals', { arn });
  key = await account.key();
  ciphertext =
    (await kms().encrypt({ KeyId: key, Plaintext: Buffer.from('x') })).CiphertextBlob ?? ciphertext;
});

const statement = (Effect: 'Allow' | 'Deny', Action: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource: '*' }] });
const nothingOfKms = statement('Allow', 's3:ListAllMyBuckets');
const denied = statement('Deny', 'kms:Decrypt');

/** A client with a session of the role. */
async function session(role: string, RoleSessionName: string, Policy?: string, of = here): Promise<KMS> {
  const sts = account.sts(of === here ? 'test' : of);
  const { Credentials } = await sts.assumeRole({
    RoleArn: roleArn(role, of),
    RoleSessionName,
    ...(Policy === undefined ? {} : { Policy }),
  });
  const credentials = identityOf(Credentials);
  return new KMS({ endpoint: account.url(), region: 'us-east-1', credentials, maxAttempts: 1 });
}

const decrypt = async (client: Promise<KMS>) =>
  failure((await client).decrypt({ KeyId: key, CiphertextBlob: ciphertext }));
const refused = (session: string, ending: string) =>
  `AccessDeniedException: User: ${session} is not authorized to perform: kms:Decrypt on resource: ${key} ${ending}`;
const noIdentity = 'because no identity-based policy allows the kms:Decrypt action';
const byDeny = 'with an explicit deny in a session policy';

describe('a grant to a role', () => {
  beforeAll(() =>
    kms().createGrant({ KeyId: key, GranteePrincipal: roleArn('limited'), Operations: ['Decrypt'] }),
  );

  test('needs no other permission', async () => {
    expect(await decrypt(session('limited', 'target'))).toBe('answered');
  });

  test('is limited by the session’s policy', async () => {
    expect(await decrypt(session('limited', 'target', nothingOfKms))).toBe(
      refused(sessionArn('limited', 'target'), 'because no session policy allows the kms:Decrypt action'),
    );
    expect(await decrypt(session('limited', 'target', denied))).toBe(
      refused(sessionArn('limited', 'target'), byDeny),
    );
  });
});

describe('a grant to one session', () => {
  beforeAll(() =>
    kms().createGrant({
      KeyId: key,
      GranteePrincipal: sessionArn('bare', 'target'),
      Operations: ['Decrypt'],
    }),
  );

  test('is that session’s, also of the next one with its name', async () => {
    expect(await decrypt(session('bare', 'target'))).toBe('answered');
    expect(await decrypt(session('bare', 'target'))).toBe('answered');
    expect(await decrypt(session('bare', 'sibling'))).toBe(
      refused(sessionArn('bare', 'sibling'), noIdentity),
    );
  });

  test('is not limited by what the session’s policy leaves out, but by what it denies', async () => {
    expect(await decrypt(session('bare', 'target', nothingOfKms))).toBe('answered');
    expect(await decrypt(session('bare', 'target', denied))).toBe(
      refused(sessionArn('bare', 'target'), byDeny),
    );
  });
});

test('whoever has no permission in their own account isn’t told of another account’s key', async () => {
  await kms().createGrant({
    KeyId: key,
    GranteePrincipal: roleArn('partner', partner),
    Operations: ['DescribeKey'],
  });
  const client = await session('partner', 'target', undefined, partner);
  expect(await failure(client.describeKey({ KeyId: key }))).toBe(
    `AccessDeniedException: User: ${sessionArn('partner', 'target', partner)} is not authorized to perform: kms:DescribeKey on this resource because no identity-based policy allows the kms:DescribeKey action`,
  );
});

// AWS documentation of S3 Tables, PutDataExportConfiguration, quotes such an answer of KMS.
test('nor does another account’s key say whether it exists or who keeps them out', async () => {
  const other = account.kms('us-east-1', partner);
  expect(await failure(other.describeKey({ KeyId: key }))).toBe(
    `AccessDeniedException: User: arn:aws:iam::${partner}:user/administrator is not authorized to perform: kms:DescribeKey on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
  );
});

test('grants are listed with whole seconds and an empty name where they have none', async () => {
  const KeyId = await account.key();
  const { GrantId } = await kms().createGrant({
    KeyId,
    GranteePrincipal: roleArn('bare'),
    Operations: ['Encrypt'],
  });
  expect(GrantId).toMatch(/^[0-9a-f]{64}$/);
  const { Grants, Truncated } = await kms().listGrants({ KeyId });
  expect(Truncated).toBe(false);
  expect(Grants).toEqual([
    {
      KeyId,
      GrantId,
      Name: '',
      CreationDate: expect.any(Date),
      GranteePrincipal: roleArn('bare'),
      IssuingAccount: `arn:aws:iam::${here}:root`,
      Operations: ['Encrypt'],
    },
  ]);
  expect((Grants?.[0]?.CreationDate?.getTime() ?? 1) % 1000).toBe(0);
});

test('a key gives by a grant what it can do itself', async () => {
  const KeyId = await account.key({ KeySpec: 'HMAC_224', KeyUsage: 'GENERATE_VERIFY_MAC' });
  const grant = { KeyId, GranteePrincipal: roleArn('bare') };
  expect(await failure(kms().createGrant({ ...grant, Operations: ['Encrypt'] }))).toBe(
    'ValidationException: Operations [Encrypt] are not supported when creating a grant for a symmetric KMS key with key usage GENERATE_VERIFY_MAC. Valid operations are [CreateGrant, RetireGrant, DescribeKey, GenerateMac, VerifyMac]',
  );
  const Constraints = { EncryptionContextEquals: { a: 'b' } };
  expect(await failure(kms().createGrant({ ...grant, Operations: ['GenerateMac'], Constraints }))).toBe(
    'ValidationException: EncryptionContext is supported only when creating a grant for a symmetric encryption KMS key.',
  );
});

test('who may give by a grant only gives no more than it has', async () => {
  const KeyId = await account.key();
  await account.control('principals', { arn: roleArn('delegate') });
  await kms().createGrant({
    KeyId,
    GranteePrincipal: roleArn('delegate'),
    Operations: ['CreateGrant', 'Decrypt'],
  });
  const client = await session('delegate', 'target');
  const give = (operation: 'Decrypt' | 'Encrypt') =>
    failure(client.createGrant({ KeyId, GranteePrincipal: roleArn('bare'), Operations: [operation] }));
  expect(await give('Decrypt')).toBe('answered');
  expect(await give('Encrypt')).toBe(
    `AccessDeniedException: User: ${sessionArn('delegate', 'target')} is not authorized to perform: kms:CreateGrant on resource: ${KeyId} because no identity-based policy allows the kms:CreateGrant action`,
  );
});
