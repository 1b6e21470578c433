import {
  CreateAliasCommand,
  CreateKeyCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
} from '@aws-sdk/client-kms';
import { ownerTag } from '../../../../src/model/ownership.js';
import type { SoundCase } from '../../case.js';
import { grant, key, rootFile, second, targetDocument } from '../../documents.js';
import type { Stand } from '../../stand.js';
import { partner, roleArn, world, worldWithout } from '../../world.js';

const use = grant('use', { role: 'app' });
const replicated = { replicas: [{ target: 'second' }] };
const elsewhere = targetDocument('elsewhere', { account: partner });

async function unmanagedKeys(live: Stand) {
  const kms = await live.as();
  for (const name of ['alias/theirs', 'alias/theirs-too']) {
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Description: 'of somebody else' }));
    await kms.send(new CreateAliasCommand({ AliasName: name, TargetKeyId: KeyMetadata?.KeyId }));
  }
  const { KeyMetadata } = await kms.send(
    new CreateKeyCommand({ KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' }),
  );
  await kms.send(new ScheduleKeyDeletionCommand({ KeyId: KeyMetadata?.KeyId, PendingWindowInDays: 7 }));
}

/** A key made by hand whose policy lets keywright in, and which carries the tag by which it is adopted. */
async function keyByHand(live: Stand) {
  const kms = await live.as();
  const { KeyMetadata } = await kms.send(
    new CreateKeyCommand({ Description: 'by hand', Policy: openPolicy }),
  );
  await kms.send(
    new TagResourceCommand({
      KeyId: KeyMetadata?.KeyId,
      Tags: [{ TagKey: ownerTag, TagValue: 'corpus/cards' }],
    }),
  );
  await kms.send(new CreateAliasCommand({ AliasName: 'alias/cards', TargetKeyId: KeyMetadata?.KeyId }));
}

const openPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: roleArn('keywright') }, Action: 'kms:*', Resource: '*' },
    { Effect: 'Allow', Principal: { AWS: roleArn('reader') }, Action: 'kms:Decrypt', Resource: '*' },
  ],
});

/** Replicas, several targets, and what else is there. */
export const placeCases: readonly SoundCase[] = [
  { name: 'a new key with a replica', targets: [second], estate: key('cards', replicated) + use },
  {
    name: 'a replica of a key that is there',
    targets: [second],
    before: key('cards', { multiRegion: true }) + use,
    estate: key('cards', replicated) + use,
  },
  {
    name: 'a replica that is disabled',
    targets: [second],
    before: key('cards', replicated) + use,
    estate: key('cards', { replicas: [{ target: 'second', state: 'disabled' }] }) + use,
  },
  {
    name: 'a change of a key and its replica',
    targets: [second],
    before: key('cards', replicated) + use,
    estate:
      key('cards', { ...replicated, description: 'both', rotation: { everyDays: 100 } }) +
      grant('use', { role: 'batch' }),
  },
  {
    name: 'keys in two Regions and two accounts',
    targets: [second, elsewhere],
    estate:
      key('cards') + key('copies', { target: 'second' }) + key('backups', { target: 'elsewhere' }) + use,
  },
  { name: 'keys of others beside it', acts: unmanagedKeys, estate: key('cards') + use },
  {
    name: 'a key made by hand that is adopted',
    acts: keyByHand,
    estate: key('cards', { description: 'by hand' }) + use,
  },
  {
    name: 'a policy that somebody changed by hand',
    before: key('cards') + use,
    acts: async (live) => {
      const KeyId = await live.arnOf('alias/cards');
      await (await live.as()).send(new PutKeyPolicyCommand({ KeyId, Policy: openPolicy }));
    },
    estate: key('cards') + use,
  },
  {
    name: 'a live policy that names a role which was deleted',
    before: key('cards') + use + grant('more', { role: 'batch' }),
    acts: (live) => live.control('principals/delete', { arn: roleArn('batch') }),
    estate: key('cards') + use,
  },
  {
    name: 'a role that was deleted and made again, and gets its access back',
    before: key('cards') + use,
    acts: async (live) => {
      await live.control('principals/delete', { arn: roleArn('app') });
      await live.control('principals', { arn: roleArn('app') });
    },
    estate: key('cards') + use,
  },
  {
    name: 'a native grant of a role that was deleted and made again',
    before: key('cards') + grant('use', { role: 'app' }, { as: 'grant', operations: ['encrypt', 'decrypt'] }),
    acts: async (live) => {
      await live.control('principals/delete', { arn: roleArn('app') });
      await live.control('principals', { arn: roleArn('app') });
    },
    estate: key('cards') + grant('use', { role: 'app' }, { as: 'grant', operations: ['encrypt', 'decrypt'] }),
  },
  {
    name: 'nobody says who exists',
    told: null,
    before: key('cards') + use,
    estate: key('cards') + key('next') + use + grant('more', { role: 'batch' }, { keys: ['next'] }),
    assumes: /No world file .* says what IAM policies allow/,
  },
  {
    name: 'nobody says who exists, and a tag, an organization and another account are asked for',
    told: null,
    estate:
      key('cards') +
      grant('tagged', { role: 'jobs/worker' }, { conditions: { principalTags: { department: 'finance' } } }) +
      grant('elsewhere', { role: 'allowed', account: partner }) +
      grant('all', { organization: 'o-exampleorgid' }),
    untried: /organization/,
  },
  {
    name: 'who applies isn’t in the world',
    told: worldWithout('keywright'),
    estate: key('next') + grant('more', { role: 'batch' }, { keys: ['next'] }),
    assumes: /role\/keywright` is taken to exist and to be allowed everything by IAM/,
  },
  {
    name: 'a plan of which an earlier apply did a part',
    estate: key('cards') + use,
    since: async (live) => {
      const failure = { code: 'AccessDeniedException', status: 400, message: 'not now' };
      live.simulator.injectFault({ operation: 'CreateAlias', kind: 'error', count: 1, ...failure });
      await live.apply(await live.plan());
    },
    doneBefore: 1,
  },
  {
    name: 'keys in China',
    world: { accounts: world().accounts.map((account) => ({ ...account, partition: 'aws-cn' })) },
    root: rootFile([], { partition: 'aws-cn', region: 'cn-north-1' }),
    estate:
      key('cards', { algorithm: 'sm2', purpose: 'sign' }) +
      grant('use', { role: 'app' }, { operations: ['sign'] }),
  },
  { name: 'nothing to change', before: key('cards') + use, estate: key('cards') + use, isIdle: true },
];
