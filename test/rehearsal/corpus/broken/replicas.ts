import { ReplicateKeyCommand, ScheduleKeyDeletionCommand } from '@aws-sdk/client-kms';
import type { BrokenCase } from '../../case.js';
import { grant, key, second, targetDocument } from '../../documents.js';
import type { Stand } from '../../stand.js';

const use = grant('use', { role: 'app' });
const primary = key('cards', { multiRegion: true }) + use;
const replicated = key('cards', { replicas: [{ target: 'second' }] }) + use;

async function replicaByHand(live: Stand) {
  const KeyId = await live.arnOf('alias/cards');
  await (await live.as()).send(new ReplicateKeyCommand({ KeyId, ReplicaRegion: 'eu-central-1' }));
}

/** Replicas and their Regions. */
export const replicaCases: readonly BrokenCase[] = [
  {
    name: 'a replica in a Region where somebody made one by hand',
    targets: [second],
    before: primary,
    acts: replicaByHand,
    estate: replicated,
    finds: { kind: 'change', id: /^cards@second\/key/, says: /AlreadyExistsException/ },
  },
  {
    name: 'a replica in a Region where somebody made one since the plan',
    targets: [second],
    before: primary,
    estate: replicated,
    since: replicaByHand,
    finds: { kind: 'change', id: /^cards@second\/key/, says: /AlreadyExistsException/ },
  },
  {
    name: 'a primary key that ends before its replica, which somebody made by hand',
    targets: [second],
    before: primary,
    acts: async (live) => {
      await replicaByHand(live);
      const KeyId = await live.arnOf('alias/cards');
      await (await live.as()).send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    },
    estate: replicated,
    finds: { kind: 'blocked', key: 'cards@second', says: /KW4011/ },
  },
  {
    name: 'a replica of a key that was made for one Region only',
    targets: [second],
    before: key('cards') + use,
    estate: replicated,
    finds: { kind: 'blocked', key: 'cards@main', says: /KW40\d\d/ },
  },
  {
    name: 'a replica in a Region that AWS doesn’t have',
    targets: [targetDocument('nowhere', { region: 'eu-nowhere-1' })],
    before: primary,
    estate: key('cards', { replicas: [{ target: 'nowhere' }] }) + use,
    finds: { kind: 'change', id: /^cards@nowhere\/key/, says: /eu-nowhere-1/ },
  },
];
