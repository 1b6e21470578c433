import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';

const run = promisify(execFile);
const aws = ['/usr/bin/aws', '/usr/local/bin/aws'].find((path) => existsSync(path));

/** Where the AWS CLI isn't installed (`apt-get install awscli`) there is nothing to test; CI installs it. */
describe.skipIf(aws === undefined)('the AWS CLI, unmodified', () => {
  let simulator: Simulator;
  let folder: string;
  beforeAll(async () => {
    simulator = await startSimulator();
    folder = mkdtempSync(join(tmpdir(), 'keywright-cli-'));
  });
  afterAll(async () => {
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Who {
    readonly id: string;
    readonly secret: string;
    readonly token?: string;
  }
  const administrator: Who = { id: '111122223333', secret: 'test' };

  /** The answer of a command, or the text of its error. */
  async function cli(args: readonly string[], who: Who = administrator): Promise<unknown> {
    const env = {
      PATH: process.env['PATH'],
      HOME: folder,
      AWS_ACCESS_KEY_ID: who.id,
      AWS_SECRET_ACCESS_KEY: who.secret,
      ...(who.token === undefined ? {} : { AWS_SESSION_TOKEN: who.token }),
      AWS_DEFAULT_REGION: 'eu-central-1',
      AWS_MAX_ATTEMPTS: '1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
    };
    const all = ['--endpoint-url', simulator.url, '--output', 'json', ...args];
    try {
      const { stdout } = await run(aws ?? 'aws', all, { env });
      return stdout.trim() === '' ? null : JSON.parse(stdout);
    } catch (error) {
      return (error as { stderr: string }).stderr;
    }
  }

  async function createKey(): Promise<{ KeyId: string; Arn: string }> {
    const answer = await cli(['kms', 'create-key', '--description', 'from the CLI']);
    expect(answer).toMatchObject({ KeyMetadata: { KeyState: 'Enabled', Description: 'from the CLI' } });
    return (answer as { KeyMetadata: { KeyId: string; Arn: string } }).KeyMetadata;
  }

  async function assume(role: string): Promise<Who> {
    const arn = `arn:aws:iam::111122223333:role/${role}`;
    const answer = await cli(['sts', 'assume-role', '--role-arn', arn, '--role-session-name', 'cli']);
    expect(answer).toMatchObject({
      AssumedRoleUser: { Arn: expect.stringContaining(`assumed-role/${role}/cli`) },
    });
    const { Credentials } = answer as {
      Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string };
    };
    return {
      id: Credentials.AccessKeyId,
      secret: Credentials.SecretAccessKey,
      token: Credentials.SessionToken,
    };
  }

  const root = {
    Sid: 'root',
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    Action: 'kms:*',
    Resource: '*',
  };
  const reader = {
    Sid: 'payments decrypt',
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:role/payments' },
    Action: ['kms:Decrypt', 'kms:DescribeKey'],
    Resource: '*',
  };

  test('says who calls', async () => {
    expect(await cli(['sts', 'get-caller-identity'])).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:iam::111122223333:user/administrator',
    });
  });

  test('creates a key, puts a policy, encrypts, and only whom the policy names decrypts', async () => {
    const { KeyId, Arn } = await createKey();
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [root, reader] });
    const put = ['kms', 'put-key-policy', '--key-id', KeyId, '--policy-name', 'default', '--policy', policy];
    expect(await cli(put)).toBeNull();

    const plain = join(folder, 'plain');
    writeFileSync(plain, 'four eyes');
    const context = ['--encryption-context', 'order=17'];
    const encrypt = ['kms', 'encrypt', '--key-id', KeyId, '--plaintext', `fileb://${plain}`, ...context];
    const { CiphertextBlob } = (await cli(encrypt)) as { CiphertextBlob: string };
    const cipher = join(folder, 'cipher');
    writeFileSync(cipher, Buffer.from(CiphertextBlob, 'base64'));

    const decrypt = ['kms', 'decrypt', '--ciphertext-blob', `fileb://${cipher}`];
    const payments = await assume('payments');
    expect(await cli([...decrypt, ...context], payments)).toEqual({
      KeyId: Arn,
      Plaintext: Buffer.from('four eyes').toString('base64'),
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    });
    expect(await cli(decrypt, payments)).toContain('InvalidCiphertextException');
    expect(await cli(encrypt, payments)).toContain('AccessDeniedException');
    const stranger: Who = { id: '444455556666', secret: 'test' };
    expect(await cli([...decrypt, ...context], stranger)).toContain('AccessDeniedException');
  });

  test('grants', async () => {
    const { KeyId } = await createKey();
    const grantee = 'arn:aws:iam::111122223333:user/worker';
    const create = ['kms', 'create-grant', '--key-id', KeyId, '--grantee-principal', grantee];
    const grant = await cli([...create, '--operations', 'Encrypt', 'Decrypt', '--name', 'nightly']);
    expect(grant).toMatchObject({ GrantId: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await cli(['kms', 'list-grants', '--key-id', KeyId])).toMatchObject({
      Grants: [{ Name: 'nightly', GranteePrincipal: grantee, Operations: ['Encrypt', 'Decrypt'] }],
    });
  });

  test('lists aliases', async () => {
    const { KeyId } = await createKey();
    await cli(['kms', 'create-alias', '--alias-name', 'alias/cli', '--target-key-id', KeyId]);
    expect(await cli(['kms', 'list-aliases', '--key-id', KeyId])).toMatchObject({
      Aliases: [{ AliasName: 'alias/cli', TargetKeyId: KeyId }],
    });
  });

  test('schedules a deletion, after which the key is not used', async () => {
    const { KeyId, Arn } = await createKey();
    const schedule = ['kms', 'schedule-key-deletion', '--key-id', KeyId, '--pending-window-in-days', '7'];
    expect(await cli(schedule)).toMatchObject({ KeyId: Arn, KeyState: 'PendingDeletion' });
    expect(await cli(['kms', 'describe-key', '--key-id', KeyId])).toMatchObject({
      KeyMetadata: { KeyState: 'PendingDeletion', Enabled: false },
    });
    const use = ['kms', 'generate-data-key', '--key-id', KeyId, '--key-spec', 'AES_256'];
    expect(await cli(use)).toContain(`${Arn} is pending deletion`);
  });

  test('a wrong secret is refused', async () => {
    const answer = await cli(['kms', 'list-keys'], { ...administrator, secret: 'wrong' });
    expect(answer).toContain('InvalidSignatureException');
  });
});
