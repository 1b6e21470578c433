import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { control } from '../server/clients.js';
import { account, administrator, awsCli, type CliDesk, openCli, type Who } from './cli.js';

/** Who may do what, as somebody finds out who has nothing but the AWS CLI. */
describe.skipIf(awsCli === undefined)('the AWS CLI: identities, policies, grants, errors', () => {
  let desk: CliDesk;
  beforeAll(async () => {
    desk = await openCli();
  });
  afterAll(() => desk.close());

  /** Makes the role, and a session of it. */
  async function assume(role: string): Promise<Who> {
    const arn = `arn:aws:iam::${account}:role/${role}`;
    await control(desk.simulator, 'principals', { arn });
    const answer = await desk.aws<Assumed>(['sts', 'assume-role', '--role-arn', arn, ...session]);
    expect(answer.AssumedRoleUser.Arn).toBe(`arn:aws:sts::${account}:assumed-role/${role}/cli`);
    const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials;
    return { id: AccessKeyId, secret: SecretAccessKey, token: SessionToken };
  }

  test('says who calls, by keys in the environment and by a profile', async () => {
    expect(await desk.aws(whoAmI)).toMatchObject({
      Account: account,
      Arn: `arn:aws:iam::${account}:user/administrator`,
    });
    const auditor = await assume('auditor');
    const arn = `arn:aws:sts::${account}:assumed-role/auditor/cli`;
    expect(await desk.aws(whoAmI, { who: auditor })).toMatchObject({ Arn: arn });
    const lines = ['[auditor]', `aws_access_key_id=${auditor.id}`, `aws_secret_access_key=${auditor.secret}`];
    const file = desk.write('credentials', [...lines, `aws_session_token=${auditor.token}`, ''].join('\n'));
    const env = { AWS_SHARED_CREDENTIALS_FILE: file, AWS_PROFILE: 'auditor' };
    const nobody: Who = { id: '', secret: '' };
    expect(await desk.aws(whoAmI, { who: nobody, env })).toMatchObject({ Arn: arn });
  });

  test('puts a policy; only whom it names decrypts', async () => {
    const { KeyId } = await desk.createKey();
    const payments = await assume('payments');
    const file = desk.write('policy.json', JSON.stringify(policyFor('payments')));
    const put = ['kms', 'put-key-policy', '--key-id', KeyId, '--policy-name', 'default'];
    expect(await desk.aws([...put, '--policy', `file://${file}`])).toBeNull();
    const shown = ['kms', 'get-key-policy', '--key-id', KeyId, '--policy-name', 'default'];
    const { Policy } = await desk.aws<{ Policy: string }>(shown);
    expect(JSON.parse(Policy)).toEqual(policyFor('payments'));

    const plain = desk.write('plain', 'four eyes');
    const encrypt = ['kms', 'encrypt', '--key-id', KeyId, '--plaintext', `fileb://${plain}`];
    const { CiphertextBlob } = await desk.aws<{ CiphertextBlob: string }>(encrypt);
    const cipher = desk.write('cipher', Buffer.from(CiphertextBlob, 'base64'));
    const decrypt = ['kms', 'decrypt', '--ciphertext-blob', `fileb://${cipher}`];
    expect(await desk.aws(decrypt, { who: payments })).toMatchObject({
      Plaintext: Buffer.from('four eyes').toString('base64'),
    });
    for (const refused of [
      await desk.tryAws(encrypt, { who: payments }),
      await desk.tryAws(decrypt, { who: { id: '444455556666', secret: 'test' } }),
    ]) {
      expect(refused).toMatchObject({ exit: 254, answer: null });
      expect(refused.stderr).toContain('An error occurred (AccessDeniedException) when calling the ');
    }
  });

  test('grants, by their token, until they are revoked', async () => {
    const { KeyId, Arn } = await desk.createKey();
    const worker = await assume('worker');
    const grantee = `arn:aws:iam::${account}:role/worker`;
    const create = ['kms', 'create-grant', '--key-id', KeyId, '--grantee-principal', grantee];
    const what = ['--operations', 'GenerateDataKey', 'Decrypt', '--name', 'nightly'];
    const limits = ['--constraints', 'EncryptionContextSubset={tenant=acme}'];
    const grant = await desk.aws<{ GrantId: string; GrantToken: string }>([...create, ...what, ...limits]);
    expect(await desk.aws(['kms', 'list-grants', '--key-id', KeyId])).toMatchObject({
      Grants: [
        {
          Name: 'nightly',
          GrantId: grant.GrantId,
          GranteePrincipal: grantee,
          Operations: ['GenerateDataKey', 'Decrypt'],
          Constraints: { EncryptionContextSubset: { tenant: 'acme' } },
        },
      ],
    });
    const use = ['kms', 'generate-data-key', '--key-id', Arn, '--key-spec', 'AES_256'];
    const token = ['--grant-tokens', grant.GrantToken];
    const within = await desk.tryAws([...use, ...token, '--encryption-context', 'tenant=acme'], {
      who: worker,
    });
    expect(within).toMatchObject({ exit: 0, answer: { KeyId: Arn } });
    const outside = await desk.tryAws([...use, ...token], { who: worker });
    expect(outside.stderr).toContain('AccessDeniedException');
    const unknown = await desk.tryAws([...use, '--grant-tokens', 'bm90IG9uZQ=='], { who: worker });
    expect(unknown.stderr).toContain('InvalidGrantTokenException');
    await desk.aws(['kms', 'revoke-grant', '--key-id', KeyId, '--grant-id', grant.GrantId]);
    expect(await desk.aws(['kms', 'list-grants', '--key-id', KeyId])).toMatchObject({ Grants: [] });
  });

  test.each<[string, readonly string[], string, number, Who?]>([
    [
      'a wrong secret',
      ['list-keys'],
      'InvalidSignatureException',
      254,
      { ...administrator, secret: 'wrong' },
    ],
    ['an unknown key id', ['list-keys'], 'UnrecognizedClientException', 254, { id: 'AKIA', secret: 'x' }],
    ['a key that is not there', ['describe-key', '--key-id', 'alias/none'], 'NotFoundException', 254],
    ['what is malformed', ['describe-key', '--key-id', 'a b'], 'NotFoundException', 254],
    ['a value AWS refuses', ['list-keys', '--page-size', '1001'], 'ValidationException', 254],
    ['what the CLI refuses itself', ['describe-key'], '--key-id', 252],
  ])('%s is an error with its exit code', async (_what, args, message, exit, who) => {
    const ended = await desk.tryAws(['kms', ...args], who === undefined ? {} : { who });
    expect(ended.stderr).toContain(message);
    expect(ended.exit).toBe(exit);
  });
});

const whoAmI = ['sts', 'get-caller-identity'];
const session = ['--role-session-name', 'cli'];

interface Assumed {
  readonly AssumedRoleUser: { readonly Arn: string };
  readonly Credentials: {
    readonly AccessKeyId: string;
    readonly SecretAccessKey: string;
    readonly SessionToken: string;
  };
}

const policyFor = (role: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'root',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'role',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:role/${role}` },
      Action: ['kms:Decrypt', 'kms:DescribeKey'],
      Resource: '*',
    },
  ],
});
