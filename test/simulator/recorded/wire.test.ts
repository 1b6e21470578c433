import { describe, expect, test } from 'vitest';
import { useAccount } from './account.js';
import { callKms, sendRaw } from './raw-request.js';

// Sources: cloud-custodian/cloud-custodian, tests/data/placebo/test_kms_remove_matched (headers, empty bodies, policy layout);
// localstack/localstack, tests/aws/services/kms/test_kms.snapshot.json (which errors have a message).
const account = useAccount();
const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe('what an answer looks like on the wire', () => {
  test('it names its request and is JSON that nobody stores', async () => {
    const { status, headers, text } = await callKms(account.url(), 'CreateKey', {});
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    expect(headers.get('cache-control')).toBe('no-cache, no-store, must-revalidate, private');
    expect(headers.get('expires')).toBe('0');
    expect(headers.get('pragma')).toBe('no-cache');
    // Times are seconds as numbers, here with milliseconds.
    expect(text).toMatch(/"CreationDate":\d{10}(\.\d{1,3})?[,}]/);
  });

  test('an operation without an output answers an empty body', async () => {
    const KeyId = await account.key();
    const Tags = [{ TagKey: 'team', TagValue: 'a' }];
    const calls: readonly (readonly [string, object])[] = [
      ['DisableKey', { KeyId }],
      ['EnableKey', { KeyId }],
      ['EnableKeyRotation', { KeyId }],
      ['DisableKeyRotation', { KeyId }],
      ['TagResource', { KeyId, Tags }],
      ['UntagResource', { KeyId, TagKeys: ['team'] }],
      ['UpdateKeyDescription', { KeyId, Description: 'b' }],
      ['CreateAlias', { AliasName: 'alias/wire', TargetKeyId: KeyId }],
      ['UpdateAlias', { AliasName: 'alias/wire', TargetKeyId: KeyId }],
      ['DeleteAlias', { AliasName: 'alias/wire' }],
    ];
    for (const [operation, body] of calls) {
      const { status, headers, text } = await callKms(account.url(), operation, body);
      expect([operation, status, text, headers.get('content-length')]).toEqual([operation, 200, '', '0']);
      expect(headers.get('content-type')).toBe('application/x-amz-json-1.1');
    }
  });

  test('an error is its plain name and its text', async () => {
    const { status, text } = await callKms(account.url(), 'DescribeKey', { KeyId: 'fake-key-id' });
    expect(status).toBe(400);
    expect(json(text)).toEqual({ __type: 'NotFoundException', message: "Invalid keyId 'fake-key-id'" });
  });

  // Measured with Athena, whose front end is the same: neither needs a signature, and there is no text.
  test('no operation or an unknown one is told so', async () => {
    const answer = await callKms(account.url(), 'Nothing', {});
    expect([answer.status, json(answer.text)]).toEqual([400, { __type: 'UnknownOperationException' }]);
    const bare = await fetch(account.url(), {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: '{}',
    });
    expect([bare.status, await bare.json()]).toEqual([400, { __type: 'UnknownOperationException' }]);
  });

  test('an error without a text has no message', async () => {
    const answer = await callKms(account.url(), 'Decrypt', { CiphertextBlob: 'bm9uZQ==' });
    expect([answer.status, json(answer.text)]).toEqual([400, { __type: 'InvalidCiphertextException' }]);
  });
});

test('GetKeyPolicy lays out every policy in one way, whatever it was put as', async () => {
  const AWS = 'arn:aws:iam::000000000000:root';
  const statement = (Sid: string) => ({
    Sid,
    Effect: 'Allow',
    Principal: { AWS },
    Action: 'kms:*',
    Resource: '*',
  });
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [statement('DefaultRoot'), statement('SpecificAllow')],
  });
  const printed = (Sid: string) =>
    `{\n    "Sid" : "${Sid}",\n    "Effect" : "Allow",\n    "Principal" : {\n      "AWS" : "${AWS}"\n    },\n    "Action" : "kms:*",\n    "Resource" : "*"\n  }`;
  const KeyId = await account.key({ Policy });
  expect((await account.kms().getKeyPolicy({ KeyId })).Policy).toBe(
    `{\n  "Version" : "2012-10-17",\n  "Statement" : [ ${printed('DefaultRoot')}, ${printed('SpecificAllow')} ]\n}`,
  );
});

// The habits of nsmithuk/local-kms (README), localstack/localstack and getmoto/moto.
describe('how other local servers are called', () => {
  test.each(['us-east-1', 'eu-west-2', 'ap-southeast-1'])('keys of %s are of that Region', async (region) => {
    const { KeyMetadata } = await account.kms(region).createKey({});
    expect(KeyMetadata?.Arn).toMatch(new RegExp(`^arn:aws:kms:${region}:000000000000:key/`));
  });

  test('an access key id of twelve digits is an account', async () => {
    const { KeyMetadata } = await account.kms('us-east-1', '111122223333').createKey({});
    expect(KeyMetadata?.AWSAccountId).toBe('111122223333');
    const { Keys } = await account.kms('us-east-1', '444455556666').listKeys({});
    expect(Keys).toEqual([]);
  });

  test('STS answers GetCallerIdentity in XML', async () => {
    const answer = await sendRaw({
      url: account.url(),
      service: 'sts',
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.headers.get('content-type')).toBe('text/xml');
    expect(answer.text).toMatch(
      /<GetCallerIdentityResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/">\s*<GetCallerIdentityResult>\s*<UserId>AIDA[A-Z2-7]{17}<\/UserId>\s*<Account>000000000000<\/Account>\s*<Arn>arn:aws:iam::000000000000:user\/administrator<\/Arn>\s*<\/GetCallerIdentityResult>\s*<ResponseMetadata>\s*<RequestId>[0-9a-f-]{36}<\/RequestId>/,
    );
  });
});
