import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account, awsCli, type CliDesk, openCli, region } from './cli.js';

/** The life of keys, and what is listed of them, by the AWS CLI. */
describe.skipIf(awsCli === undefined)('the AWS CLI: keys, aliases, tags, pages, Regions', () => {
  let desk: CliDesk;
  beforeAll(async () => {
    desk = await openCli();
  });
  afterAll(() => desk.close());

  test('creates a key with tags, and schedules its deletion, after which it is not used', async () => {
    const { KeyId, Arn } = await desk.createKey('--description', 'from the CLI', '--tags', tag);
    expect(await desk.aws(['kms', 'list-resource-tags', '--key-id', KeyId])).toMatchObject({
      Tags: [{ TagKey: 'team', TagValue: 'payments' }],
    });
    const rotation = ['kms', 'enable-key-rotation', '--key-id', KeyId];
    await desk.aws(rotation);
    expect(await desk.aws(['kms', 'get-key-rotation-status', '--key-id', Arn])).toMatchObject({
      KeyRotationEnabled: true,
    });
    const schedule = ['kms', 'schedule-key-deletion', '--key-id', KeyId, '--pending-window-in-days', '7'];
    expect(await desk.aws(schedule)).toMatchObject({ KeyId: Arn, KeyState: 'PendingDeletion' });
    expect(await desk.aws(['kms', 'describe-key', '--key-id', KeyId])).toMatchObject({
      KeyMetadata: { KeyState: 'PendingDeletion', Enabled: false, Description: 'from the CLI' },
    });
    const use = await desk.tryAws(['kms', 'generate-data-key', '--key-id', KeyId, '--key-spec', 'AES_256']);
    expect(use.stderr).toContain(`(KMSInvalidStateException)`);
    expect(use.stderr).toContain(`${Arn} is pending deletion`);
  });

  test('an alias leads to its key, and is moved', async () => {
    const [one, other] = [await desk.createKey(), await desk.createKey()];
    const [name, described] = [
      ['--alias-name', 'alias/cli'],
      ['kms', 'describe-key', '--key-id', 'alias/cli'],
    ];
    await desk.aws(['kms', 'create-alias', ...name, '--target-key-id', one.KeyId]);
    expect(await desk.aws(described)).toMatchObject({ KeyMetadata: { Arn: one.Arn } });
    await desk.aws(['kms', 'update-alias', ...name, '--target-key-id', other.KeyId]);
    expect(await desk.aws(described)).toMatchObject({ KeyMetadata: { Arn: other.Arn } });
    expect(await desk.aws(['kms', 'list-aliases', '--key-id', other.KeyId])).toMatchObject({
      Aliases: [{ AliasName: 'alias/cli', TargetKeyId: other.KeyId }],
    });
    await desk.aws(['kms', 'delete-alias', ...name]);
    expect((await desk.tryAws(described)).stderr).toContain('NotFoundException');
  });

  test('pages: what the CLI gathers, and what it goes on with from a token', async () => {
    const where = { region: 'eu-west-3' };
    const made: string[] = [];
    for (const _ of [1, 2, 3, 4, 5]) {
      const { KeyMetadata } = await desk.aws<Described>(['kms', 'create-key'], where);
      made.push(KeyMetadata.KeyId);
    }
    const list = async (...args: readonly string[]) => desk.aws<Listed>(['kms', 'list-keys', ...args], where);
    const ids = ({ Keys }: Listed) => Keys.map(({ KeyId }) => KeyId);
    expect(ids(await list('--page-size', '2')).sort()).toEqual(made.toSorted());
    const first = await list('--max-items', '3', '--page-size', '2');
    expect(first.Keys).toHaveLength(3);
    const rest = await list('--starting-token', first.NextToken ?? '');
    expect([...ids(first), ...ids(rest)].sort()).toEqual(made.toSorted());
    expect(rest.NextToken).toBeUndefined();
  });

  test('a multi-Region key: its replica decrypts, and becomes the primary', async () => {
    const { KeyId } = await desk.createKey('--multi-region');
    const there = { region: 'us-east-1' };
    const arnIn = (where: string) => `arn:aws:kms:${where}:${account}:key/${KeyId}`;
    expect(await desk.aws([...replicate, there.region, '--key-id', KeyId])).toMatchObject({
      ReplicaKeyMetadata: {
        Arn: arnIn(there.region),
        MultiRegionConfiguration: { MultiRegionKeyType: 'REPLICA' },
      },
    });
    const plain = desk.write('message', 'wherever');
    const encrypt = ['kms', 'encrypt', '--key-id', KeyId, '--plaintext', `fileb://${plain}`];
    const { CiphertextBlob } = await desk.aws<{ CiphertextBlob: string }>(encrypt);
    const cipher = desk.write('message.kms', Buffer.from(CiphertextBlob, 'base64'));
    const described = ['kms', 'describe-key', '--key-id', KeyId];
    const state = async () => (await desk.aws<Described>(described, there)).KeyMetadata.KeyState;
    await expect.poll(state, { timeout: 30_000 }).toBe('Enabled');
    const decrypt = ['kms', 'decrypt', '--key-id', KeyId, '--ciphertext-blob', `fileb://${cipher}`];
    expect(await desk.aws(decrypt, there)).toMatchObject({
      KeyId: arnIn(there.region),
      Plaintext: Buffer.from('wherever').toString('base64'),
    });
    const promote = ['kms', 'update-primary-region', '--key-id', KeyId, '--primary-region', there.region];
    await desk.aws(promote);
    expect(await desk.aws(described, there)).toMatchObject({
      KeyMetadata: {
        MultiRegionConfiguration: {
          MultiRegionKeyType: 'PRIMARY',
          PrimaryKey: { Region: there.region },
          ReplicaKeys: [{ Region: region }],
        },
      },
    });
  });
});

const tag = 'TagKey=team,TagValue=payments';
const replicate = ['kms', 'replicate-key', '--replica-region'];

interface Described {
  readonly KeyMetadata: { readonly KeyId: string; readonly KeyState: string };
}

interface Listed {
  readonly Keys: readonly { readonly KeyId: string }[];
  readonly NextToken?: string;
}
